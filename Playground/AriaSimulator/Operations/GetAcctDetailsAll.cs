using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The account with its plans and billing groups. Masters come unless refused; the rest only when asked for.</summary>
internal sealed class GetAcctDetailsAll : IOperation
{
    public string Name => "get_acct_details_all_m";

    public string Summary => "account, billing groups, masters, supplementals";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "include_master_plans", "include_supp_plans", "include_billing_groups", "include_payment_methods",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var masters = Asked(call, "include_master_plans", 1);
        var supplementals = masters && Asked(call, "include_supp_plans", 0);
        var groups = Asked(call, "include_billing_groups", 0);

        var answer = Header(account);
        answer["master_plan_count"] = account.Instances.Count(instance => instance.ParentNo == null);
        answer["supp_plan_count"] = account.Instances.Count(instance => instance.ParentNo != null);
        if (groups)
            answer["billing_groups_info"] = Json.Rows(account.BillingGroups.Select(group => BillingGroup(account, group)));
        if (masters)
        {
            answer["master_plans_info"] = Json.Rows(account.Instances
                .Where(instance => instance.ParentNo == null)
                .Select(master => Master(call.Work.Catalogue, account, master, supplementals)));
        }

        return answer;
    }

    private static bool Asked(Call call, string flag, long absent) => (call.Request.Long(flag) ?? absent) switch
    {
        0 => false,
        1 => true,
        _ => throw AriaFailure.Invalid($"{flag} must be 0 or 1"),
    };

    private static JsonObject Header(Account account)
    {
        var contact = account.Contact;
        return new JsonObject
        {
            ["client_acct_id"] = account.ClientAcctId,
            ["userid"] = account.UserId,
            ["first_name"] = contact.FirstName,
            ["middle_initial"] = contact.MiddleInitial,
            ["last_name"] = contact.LastName,
            ["company_name"] = contact.Company,
            ["address1"] = contact.Address1,
            ["address2"] = contact.Address2,
            ["city"] = contact.City,
            ["state_prov"] = contact.StateProv,
            ["country_cd"] = contact.Country,
            ["postal_cd"] = contact.PostalCode,
            ["phone"] = contact.Phone,
            ["email"] = contact.Email,
            ["status_cd"] = account.Status,
            ["notify_method"] = 10,
            ["test_acct_ind"] = 0,
            ["acct_start_date"] = Json.Day(account.StartDate),
            ["tax_exemption_level"] = 0,
            ["list_start_master_file"] = 0,
            ["invoice_approval_required"] = 0,
            ["acct_currency"] = account.Currency,
            ["acct_balance"] = Json.Amount(account.Balance()),
            ["acct_create_client_receipt_id"] = account.CreateReceiptId,
            ["consumer_acct_ind"] = 0,
            ["acct_no_2"] = account.AcctNo,
            ["acct_contact_no_2"] = account.ContactNo,
        };
    }

    private static JsonObject BillingGroup(Account account, BillingGroup group) => new()
    {
        ["billing_group_no"] = group.No,
        ["billing_group_name"] = group.Name,
        ["billing_group_description"] = group.Description,
        ["client_def_billing_group_id"] = group.ClientId,
        ["notify_method"] = 10,
        ["payment_option"] = "Terms",
        ["payment_terms_name"] = "Net 30",
        ["payment_terms_no"] = 4,
        ["payment_terms_type"] = "Net Terms",
        ["stmt_first_name"] = account.Contact.FirstName,
        ["stmt_last_name"] = account.Contact.LastName,
        ["stmt_country"] = account.Contact.Country,
        ["stmt_email"] = account.Contact.Email,
        ["stmt_contact_no"] = account.ContactNo,
    };

    private static JsonObject Master(Catalogue catalogue, Account account, PlanInstance master, bool supplementals)
    {
        var plan = catalogue.Plan(master.PlanNo)!;
        var billing = account.BillingGroups.First(group => group.No == master.BillingGroupNo);
        var dunning = account.DunningGroups.FirstOrDefault(group => group.No == master.DunningGroupNo);
        var row = new JsonObject
        {
            ["master_plan_instance_no"] = master.No,
            ["client_master_plan_instance_id"] = master.ClientId,
            ["client_master_plan_id"] = plan.ClientId,
            ["master_plan_no"] = plan.No,
            ["master_plan_instance_description"] = master.Description,
            ["dunning_group_no"] = dunning?.No,
            ["client_dunning_group_id"] = dunning?.ClientId,
            ["dunning_group_name"] = dunning?.Name,
            ["billing_group_no"] = billing.No,
            ["client_billing_group_id"] = billing.ClientId,
            ["master_plan_instance_status"] = master.Status,
            ["mp_instance_status_label"] = PlanStatus.Label(master.Status),
            ["master_plan_units"] = (long)master.Current.Units,
            ["resp_level_cd"] = 1,
            ["alt_rate_schedule_no"] = Alternative(plan, account, master),
            ["client_alt_rate_schedule_id"] = CatalogueLookup.ClientScheduleId(catalogue, Alternative(plan, account, master)),
            ["bill_day"] = master.BillDay,
            ["master_plan_instance_balance"] = Json.Amount(Balances.OfMaster(account, master)),
            ["dunning_state"] = 0,
            ["po_num"] = master.PoNumber,
        };
        AddDates(row, master);
        if (supplementals)
        {
            row["supp_plans_info"] = Json.Rows(account.Instances
                .Where(instance => instance.ParentNo != null && account.MasterOf(instance) == master)
                .Select(instance => Supplemental(catalogue, account, instance)));
        }

        return row;
    }

    private static JsonObject Supplemental(Catalogue catalogue, Account account, PlanInstance instance)
    {
        var plan = catalogue.Plan(instance.PlanNo)!;
        var row = new JsonObject
        {
            ["supp_plan_instance_no"] = instance.No,
            ["client_supp_plan_instance_id"] = instance.ClientId,
            ["supp_plan_no"] = plan.No,
            ["client_supp_plan_id"] = plan.ClientId,
            ["supp_plan_instance_description"] = instance.Description,
            ["supp_plan_units"] = Json.Amount(instance.Current.Units),
            ["alt_rate_schedule_no"] = Alternative(plan, account, instance),
            ["client_alt_rate_schedule_id"] = CatalogueLookup.ClientScheduleId(catalogue, Alternative(plan, account, instance)),
            ["supp_plan_instance_status_cd"] = instance.Status,
            ["supp_plan_instance_status"] = PlanStatus.Label(instance.Status),
            ["parent_plan_instance_no"] = instance.ParentNo,
            ["client_parent_plan_instance_id"] = account.Instance(instance.ParentNo!.Value)!.ClientId,
            ["po_num"] = instance.PoNumber,
        };
        AddDates(row, instance);
        return row;
    }

    private static void AddDates(JsonObject row, PlanInstance instance)
    {
        row["last_arrears_bill_thru_date"] = Json.Day(instance.ArrearsThru);
        row["last_bill_date"] = Json.Day(instance.LastBillDate);
        row["last_bill_thru_date"] = Json.Day(instance.BillThru);
        row["next_bill_date"] = Json.Day(instance.NextBillDate ?? instance.ActivatesOn);
        row["plan_date"] = Json.Day(instance.PlanDate);
        row["status_date"] = Json.Day(instance.StatusDate);
        row["recurring_billing_interval"] = instance.IntervalMonths;
        row["usage_billing_interval"] = instance.IntervalMonths;
    }

    /// <summary>The schedule in force when it is not the default one for the account's currency.</summary>
    private static long? Alternative(Plan plan, Account account, PlanInstance instance) =>
        plan.DefaultSchedule(account.Currency)?.No == instance.Current.RateScheduleNo ? null : instance.Current.RateScheduleNo;
}
