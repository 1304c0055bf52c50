using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Creates one account with its master plans and their supplementals, paid by terms. Service starts today, on
/// alt_start_date (at most one period ahead), or in the past; what is due is invoiced at once.
/// </summary>
internal sealed class CreateAcctComplete : IOperation
{
    private static readonly HashSet<string> AcctFields =
    [
        "client_acct_id", "userid", "password", "status_cd", "notify_method", "first_name", "mi", "last_name", "company_name", "address1",
        "address2", "city", "state_prov", "country", "postal_cd", "phone", "email", "invoicing_option", "alt_start_date", "alt_bill_day",
        "retroactive_start_date", "test_acct_ind", "acct_currency", "billing_group", "dunning_group", "master_plans_detail",
        "combine_invoices", "include_plan_instance_queue",
    ];

    private static readonly HashSet<string> BillingGroupFields =
        ["billing_group_name", "billing_group_description", "client_billing_group_id", "billing_group_idx", "payment_option", "payment_terms_no", "payment_terms_name"];

    private static readonly HashSet<string> DunningGroupFields = ["dunning_group_name", "client_dunning_group_id", "dunning_group_idx"];

    private static readonly HashSet<string> SupplementalFields =
    [
        "plan_no", "client_plan_id", "plan_instance_description", "client_plan_instance_id", "plan_instance_idx", "plan_instance_units",
        "alt_rate_schedule_no", "client_alt_rate_schedule_id", "custom_rates", "po_num", "supp_plan",
    ];

    private static readonly HashSet<string> MasterFields =
    [
        .. SupplementalFields, "plan_instance_status", "resp_level_cd", "billing_group_idx", "client_billing_group_id", "dunning_group_idx",
        "client_dunning_group_id", "status_until_alt_start",
    ];

    public string Name => "create_acct_complete_m";

    public string Summary => "one account with masters and supplementals, paid by terms; alt_start_date, alt_bill_day, retroactive_start_date, combine_invoices";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "do_write", "client_receipt_id", "acct" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var rows = call.Request.Rows("acct");
        if (rows.Count == 0)
            throw AriaFailure.Missing("acct");
        if (rows.Count > 1)
            throw AriaFailure.Invalid("several acct rows are not modelled by this simulator; create one account per call");

        var row = rows[0];
        ModelledRows.Check(row, AcctFields, "acct");
        Demand(row, "status_cd", 1);
        Demand(row, "test_acct_ind", 0);
        if (row.Long("invoicing_option") is < 1 or > 3)
            throw AriaFailure.Invalid("invoicing_option must be 1, 2 or 3; no other is modelled by this simulator");

        var account = NewAccount(call, row);
        call.Work.Add(account);
        call.ReceiptAccount = account.AcctNo;
        call.Did(ActionType.Account, "Account creation", "Account created", "acct_no", account.AcctNo);

        var billing = row.Rows("billing_group").Select(group => (Index: group.Long("billing_group_idx"), Group: NewBillingGroup(call, account, group))).ToList();
        var dunning = row.Rows("dunning_group").Select(group => (Index: group.Long("dunning_group_idx"), Group: NewDunningGroup(call, account, group))).ToList();
        foreach (var master in row.Rows("master_plans_detail"))
        {
            ModelledRows.Check(master, MasterFields, "master_plans_detail");
            Demand(master, "plan_instance_status", 1);
            Demand(master, "resp_level_cd", 1);
            var instance = Assign(call, account, row, master, null);
            instance.BillingGroupNo = Referred(billing, master, "billing_group_idx", "client_billing_group_id", group => group.ClientId).No;
            instance.DunningGroupNo = Referred(dunning, master, "dunning_group_idx", "client_dunning_group_id", group => group.ClientId).No;
        }

        var combine = row.Long("combine_invoices") switch
        {
            null or 3 => call.Work.Settings.CombineInvoices,
            1 => true,
            2 => false,
            _ => throw AriaFailure.Invalid("combine_invoices must be 1, 2 or 3"),
        };
        Biller.BillDue(call.Work.Books, account, call.Today, combine, firstCycleOnly: !combine);
        foreach (var invoice in account.Invoices)
            call.Did(ActionType.Invoice, "Invoice", "Invoice generated", "invoice_no", invoice.No);
        return new JsonObject { ["out_acct"] = Json.Rows([Created(call, account)]) };
    }

    private static void Demand(AriaRow row, string field, long value)
    {
        if (row.Long(field) is { } given && given != value)
            throw AriaFailure.Invalid($"{field} {given} is not modelled by this simulator; only {value} is");
    }

    private static Account NewAccount(Call call, AriaRow row)
    {
        var number = call.Work.Next(Sequence.Account);
        var userId = row.Text("userid") ?? string.Create(CultureInfo.InvariantCulture, $"acct{number}");
        var clientId = row.Text("client_acct_id");
        if (call.Work.Accounts.Any(other => other.UserId == userId))
            throw new AriaFailure(ErrorCode.UserIdTaken, "account userid already taken");
        if (clientId != null && call.Work.Accounts.Any(other => other.ClientAcctId == clientId))
            throw new AriaFailure(ErrorCode.DuplicateEntry, $"client_acct_id {clientId} is in use");

        var contactNo = call.Work.Next(Sequence.Contact);
        return new Account
        {
            AcctNo = number,
            ClientAcctId = clientId,
            UserId = userId,
            PasswordHash = row.Text("password") is { } password ? Passwords.Hash(password) : null,
            Currency = Currency(call, row),
            StartDate = call.Today,
            CreateReceiptId = call.Request.Text("client_receipt_id"),
            ContactNo = contactNo,
            Contacts = [new Contact
            {
                No = contactNo,
                FirstName = row.Text("first_name"),
                MiddleInitial = row.Text("mi"),
                LastName = row.Text("last_name"),
                Company = row.Text("company_name"),
                Address1 = row.Text("address1"),
                Address2 = row.Text("address2"),
                City = row.Text("city"),
                StateProv = row.Text("state_prov"),
                Country = row.Text("country"),
                PostalCode = row.Text("postal_cd"),
                Phone = row.Text("phone"),
                Email = row.Text("email"),
            }],
        };
    }

    private static string Currency(Call call, AriaRow row)
    {
        var known = call.Work.Catalogue.Plans.SelectMany(plan => plan.Schedules).Select(schedule => schedule.Currency).ToList();
        var currency = row.Text("acct_currency") ?? known[0];
        return known.Contains(currency) ? currency : throw new AriaFailure(ErrorCode.InvalidCurrency, $"invalid currency: {currency}");
    }

    private static BillingGroup NewBillingGroup(Call call, Account account, AriaRow row)
    {
        ModelledRows.Check(row, BillingGroupFields, "billing_group");
        if (row.Text("payment_option") is not (null or "Terms"))
            throw AriaFailure.Invalid("payment_option must be Terms: payment methods are not modelled by this simulator");
        Demand(row, "payment_terms_no", 4);
        var group = new BillingGroup
        {
            No = call.Work.Next(Sequence.Group),
            ClientId = row.Text("client_billing_group_id"),
            Name = row.Text("billing_group_name"),
            Description = row.Text("billing_group_description"),
        };
        account.BillingGroups.Add(group);
        return group;
    }

    private static DunningGroup NewDunningGroup(Call call, Account account, AriaRow row)
    {
        ModelledRows.Check(row, DunningGroupFields, "dunning_group");
        var group = new DunningGroup
        {
            No = call.Work.Next(Sequence.Group),
            ClientId = row.Text("client_dunning_group_id"),
            Name = row.Text("dunning_group_name"),
        };
        account.DunningGroups.Add(group);
        return group;
    }

    private static T Referred<T>(List<(long? Index, T Group)> groups, AriaRow master, string indexField, string idField, Func<T, string?> clientId)
    {
        var index = master.Long(indexField);
        var id = master.Text(idField);
        if (index == null && id == null)
            throw AriaFailure.Missing(indexField);

        var found = groups.Where(group => index != null ? group.Index == index : clientId(group.Group) == id).ToList();
        return found.Count == 1 ? found[0].Group : throw AriaFailure.Invalid($"{(index != null ? indexField : idField)} names no group of this call");
    }

    private static PlanInstance Assign(Call call, Account account, AriaRow acct, AriaRow row, PlanInstance? parent)
    {
        var plan = CatalogueLookup.DemandedPlan(call.Work.Catalogue, row);
        if (plan.IsSupplemental != (parent != null))
            throw AriaFailure.Invalid($"plan {plan.No} is {(plan.IsSupplemental ? "supplemental and needs a master" : "a master plan and cannot stand under another")}");

        var byDefault = plan.DefaultSchedule(account.Currency)
            ?? throw new AriaFailure(ErrorCode.InvalidCurrency, $"plan {plan.No} has no default rate schedule in {account.Currency}");
        var start = Start(call, acct, row, byDefault);
        if (parent != null)
            start = start with { WaitingStatus = parent.Status };

        var schedule = CatalogueLookup.AssignableSchedule(plan, row, account.Currency, call.Today, start.Start) ?? byDefault;
        var custom = CustomRateReader.ReadPlanUpdate(call.Work.Catalogue, plan, schedule, row, call.Today);
        var clientId = row.Text("client_plan_instance_id");
        if (clientId != null && call.Work.Accounts.Any(other => other.Instances.Any(one => one.ClientId == clientId)))
            throw new AriaFailure(ErrorCode.DuplicateEntry, $"client_plan_instance_id {clientId} is in use");

        var units = PlanUnits.Read(call, row, "plan_instance_units") ?? 1m;
        var instance = Provisioning.Assign(account, plan, schedule, call.Work.Next(Sequence.PlanInstance), clientId, units, parent, start);
        instance.Description = row.Text("plan_instance_description");
        instance.PoNumber = row.Text("po_num");
        instance.ReceiptId = call.Request.Text("client_receipt_id");
        instance.Current.CustomRates = custom ?? [];
        call.Did(ActionType.PlanInstance, "Plan assignment", "Plan instance assigned", "plan_instance_no", instance.No);

        foreach (var child in row.Rows("supp_plan"))
        {
            ModelledRows.Check(child, SupplementalFields, "supp_plan");
            Assign(call, account, acct, child, instance);
        }

        return instance;
    }

    private static PlanStart Start(Call call, AriaRow acct, AriaRow row, RateSchedule schedule)
    {
        var future = acct.Date("alt_start_date");
        var past = acct.Date("retroactive_start_date");
        var billDay = acct.Long("alt_bill_day");
        if (billDay is < 1 or > 31)
            throw new AriaFailure(ErrorCode.InvalidBillDay, "alternate bill day must be from 1 to 31");
        if (future != null && billDay != null)
            throw AriaFailure.Invalid("alt_start_date and alt_bill_day cannot be used in the same call");
        if (future != null && past != null)
            throw AriaFailure.Invalid("alt_start_date and retroactive_start_date cannot be used in the same call");
        if (future < call.Today)
            throw AriaFailure.BadDate("alt_start_date", "must not be in the past");
        if (future > BillingCalendar.Shift(call.Today, schedule.IntervalMonths, call.Today.Day))
            throw AriaFailure.BadDate("alt_start_date", "must not be more than one billing cycle in the future");
        if (past > call.Today)
            throw AriaFailure.BadDate("retroactive_start_date", "must not be in the future");

        var start = future ?? past ?? call.Today;
        return new PlanStart(call.Today, start, (int)(billDay ?? start.Day), Waiting(row));
    }

    private static int Waiting(AriaRow row) => row.Long("status_until_alt_start") switch
    {
        null or 0 => PlanStatus.Inactive,
        PlanStatus.PendingActivation => PlanStatus.PendingActivation,
        31 => 31,
        _ => throw AriaFailure.Invalid("status_until_alt_start must be 0, 31 or 32; no other is modelled by this simulator"),
    };

    private static JsonObject Created(Call call, Account account)
    {
        // A dry run gives no numbers away: the account would get others when it is really created.
        var real = call.DoWrite;
        return new JsonObject
        {
            ["acct_no"] = real ? account.AcctNo : null,
            ["userid"] = account.UserId,
            ["client_acct_id"] = account.ClientAcctId,
            ["acct_contact_no"] = real ? account.ContactNo : null,
            ["statement_contact_details"] = real
                ? Json.Rows(account.BillingGroups.Select(group => new JsonObject { ["billing_group_no"] = group.No, ["stmt_contact_no"] = account.ContactNo }))
                : null,
            ["billing_errors"] = real ? Json.Rows(account.BillingGroups.Select(NoErrors)) : null,
            ["master_plans_assigned"] = Json.Rows(account.Instances.Where(instance => instance.ParentNo == null).Select(master => new JsonObject
            {
                ["plan_instance_no"] = real ? master.No : null,
                ["client_plan_instance_id"] = GivenId(master, real),
                ["supp_plans_assigned"] = Json.Rows(account.Instances
                    .Where(instance => instance.ParentNo != null && account.MasterOf(instance) == master)
                    .Select(instance => new JsonObject
                    {
                        ["supp_plan_instance_no"] = real ? instance.No : null,
                        ["client_plan_instance_id"] = GivenId(instance, real),
                    })),
            })),
            ["invoice_info"] = InvoiceInfo.Rows(account, account.Invoices, invoiceExists: real, instanceExists: real),
        };
    }

    /// <summary>The caller's id of an instance; in a dry run only one the caller really gave.</summary>
    private static string? GivenId(PlanInstance instance, bool real) =>
        real || instance.ClientId != instance.No.ToString(CultureInfo.InvariantCulture) ? instance.ClientId : null;

    private static JsonObject NoErrors(BillingGroup group) => new()
    {
        ["invoicing_error_code"] = 0,
        ["invoicing_error_msg"] = "OK",
        ["collection_error_code"] = 0,
        ["collection_error_msg"] = "OK",
        ["statement_error_code"] = 0,
        ["statement_error_msg"] = "OK",
        ["billing_group_no"] = group.No,
        ["client_billing_group_id"] = group.ClientId,
    };
}
