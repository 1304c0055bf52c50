using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>An account, its billing groups, payment methods and plans, as the reading operations answer them.</summary>
internal static class AccountRows
{
    /// <summary>The account itself.</summary>
    public static JsonObject Header(Account account)
    {
        var row = new JsonObject
        {
            ["client_acct_id"] = account.ClientAcctId,
            ["userid"] = account.UserId,
            ["senior_acct_no"] = account.SeniorAcctNo,
            ["status_cd"] = account.Status,
            ["notify_method"] = account.NotifyMethod,
            ["test_acct_ind"] = Json.Flag(account.IsTest),
            ["acct_start_date"] = Json.Day(account.StartDate),
            ["tax_exemption_level"] = 0,
            ["list_start_master_file"] = 0,
            ["acct_currency"] = account.Currency,
            ["acct_balance"] = Json.Amount(account.Balance()),
            ["acct_create_client_receipt_id"] = account.CreateReceiptId,
            ["status_client_receipt_id"] = account.StatusReceiptId,
        };
        ContactFields.Account.Write(account.Contact, row);
        row["supp_field"] = Json.Rows(account.SuppFields.SelectMany(field => field.Values.Select(value => new JsonObject { ["supp_field_name"] = field.Name, ["supp_field_value"] = value })));
        return row;
    }

    /// <summary>A billing group.</summary>
    public static JsonObject Group(Account account, BillingGroup group)
    {
        var terms = group.Terms;
        var primary = group.PrimaryMethodNo is { } first ? account.PaymentMethod(first) : null;
        var backup = group.BackupMethodNo is { } second ? account.PaymentMethod(second) : null;
        var row = new JsonObject
        {
            ["billing_group_no"] = group.No,
            ["billing_group_name"] = group.Name,
            ["billing_group_description"] = group.Description,
            ["client_def_billing_group_id"] = group.ClientId,
            ["notify_method"] = group.NotifyMethod,
            ["payment_option"] = terms == null ? "Methods" : "Terms",
            ["primary_payment_method_name"] = primary?.Name,
            ["primary_payment_method_id"] = primary?.Type,
            ["primary_payment_method_no"] = primary?.No,
            ["client_primary_payment_method_id"] = primary?.ClientId,
            ["backup_payment_method_name"] = backup?.Name,
            ["backup_payment_method_id"] = backup?.Type,
            ["backup_payment_method_no"] = backup?.No,
            ["client_backup_payment_method_id"] = backup?.ClientId,
            ["payment_terms_name"] = terms?.Name,
            ["payment_terms_no"] = terms?.No,
            ["payment_terms_type"] = terms == null ? null : "Net Terms",
            ["stmt_contact_no"] = group.StatementContactNo ?? account.ContactNo,
        };
        ContactFields.Statement.Write(account.ContactWith(group.StatementContactNo ?? account.ContactNo), row);
        return row;
    }

    /// <summary>The enabled methods of the account, each under every billing group that uses it.</summary>
    public static IEnumerable<JsonObject> Methods(Account account) => account.PaymentMethods
        .Where(method => method.IsEnabled && method.IsPersistent)
        .SelectMany(method => account.BillingGroups.Where(user => user.Uses(method)).DefaultIfEmpty().Select(user => Method(account, method, user)));

    private static JsonObject Method(Account account, PaymentMethod method, BillingGroup? user)
    {
        var row = PaymentMethodRow.Of(account, method);
        row["billing_group_no"] = user?.No;
        row["client_def_billing_group_id"] = user?.ClientId;
        row["bill_contact_no"] = method.ContactNo ?? account.ContactNo;
        return row;
    }

    /// <summary>A master instance, with its supplementals when they are wanted.</summary>
    public static JsonObject Master(Catalogue catalogue, Account account, PlanInstance master, bool supplementals)
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
            ["dunning_state"] = master.DunningState,
            ["dunning_step"] = master.DunningStep,
            ["dunning_degrade_date"] = Json.Day(master.NextDunningOn),
            ["coupon_codes"] = Json.Rows(account.Coupons.Where(coupon => coupon.MasterInstanceNo == master.No).Select(coupon => new JsonObject { ["coupon_codes"] = coupon.Code })),
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
