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
/// Creates accounts, children below their parents, each with its groups, payment methods, masters and supplementals.
/// Service starts today, on alt_start_date (at most one period ahead), or in the past; what is due is invoiced and
/// collected at once.
/// </summary>
internal sealed class CreateAcctComplete : IOperation
{
    private static readonly HashSet<string> SupplementalFields =
    [
        "plan_no", "client_plan_id", "plan_instance_description", "client_plan_instance_id", "plan_instance_idx", "plan_instance_units",
        "alt_rate_schedule_no", "client_alt_rate_schedule_id", "custom_rates", "po_num", "supp_plan",
    ];

    private static readonly HashSet<string> MasterFields =
    [
        .. SupplementalFields, "plan_instance_status", "resp_level_cd", "billing_group_idx", "client_billing_group_id", "dunning_group_idx",
        "client_dunning_group_id", "status_until_alt_start", "coupon_codes",
    ];

    public string Name => "create_acct_complete_m";

    public string Summary => "accounts and child accounts with contacts, payment methods, terms, supplemental fields, coupons, masters, supplementals and mandatory children; alt_start_date, override_bill_thru_date, alt_bill_day, retroactive_start_date, combine_invoices, invoice approval; collects";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "do_write", "client_receipt_id", "acct" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var rows = call.Request.Rows("acct");
        if (rows.Count == 0)
            throw AriaFailure.Missing("acct");
        return new JsonObject { ["out_acct"] = Json.Rows(rows.Select(row => Create(call, row, null)).ToList()) };
    }

    private static JsonObject Create(Call call, AriaRow row, Account? parent)
    {
        if (row.Long("invoicing_option") is < 1 or > 3)
            throw AriaFailure.Invalid("invoicing_option must be 1, 2 or 3; no other is modelled by this simulator");

        var made = NewAccount.Read(call, row, parent);
        var account = made.Account;
        if (parent == null && call.ReceiptAccount == 0)
            call.ReceiptAccount = account.AcctNo;
        call.Did(ActionType.Account, "Account creation", "Account created", "acct_no", account.AcctNo);
        foreach (var master in row.Rows("master_plans_detail"))
            AssignMaster(call, made, row, master);
        foreach (var coupon in row.Rows("coupon_codes"))
            ApplyCouponToAcct.Apply(call, account, coupon.Text("coupon_codes") ?? throw AriaFailure.Missing("coupon_codes"), null);

        var results = Bill(call, account, row);
        var answer = Created(call, account, results);
        if (call.DoWrite && row.Flag("create_session", absent: false))
            answer["session_id"] = SessionBook.Open(call, account).Id;
        answer["out_acct"] = Json.Rows(row.Rows("acct").Select(child => Create(call, child, account)).ToList());
        return answer;
    }

    private static void AssignMaster(Call call, NewAccount made, AriaRow acct, AriaRow master)
    {
        ModelledRows.Check(master, MasterFields, "master_plans_detail");
        Demand(master, "plan_instance_status", 1);
        Demand(master, "resp_level_cd", 1);
        var instance = Assign(call, made.Account, acct, master, null);
        instance.BillingGroupNo = Referred(made.BillingGroups, master, "billing_group_idx", "client_billing_group_id", group => group.ClientId).No;
        instance.DunningGroupNo = Referred(made.DunningGroups, master, "dunning_group_idx", "client_dunning_group_id", group => group.ClientId).No;
        foreach (var coupon in master.Rows("coupon_codes"))
            ApplyCouponToAcct.Apply(call, made.Account, coupon.Text("coupon_codes") ?? throw AriaFailure.Missing("coupon_codes"), instance);
    }

    /// <summary>Invoices what is due and collects all of it: Aria collects the whole balance when an account is created.</summary>
    private static Dictionary<long, CollectionResult> Bill(Call call, Account account, AriaRow row)
    {
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

        var results = account.BillingGroups.ToDictionary(group => group.No, group => Collections.OfGroup(call.Work.Books, account, group, call.Today));
        foreach (var result in results.Values)
            CollectionAnswer.Note(call, result);
        return results;
    }

    private static void Demand(AriaRow row, string field, long value)
    {
        if (row.Long(field) is { } given && given != value)
            throw AriaFailure.Invalid($"{field} {given} is not modelled by this simulator; only {value} is");
    }

    private static T Referred<T>(IReadOnlyList<(long? Index, T Group)> groups, AriaRow master, string indexField, string idField, Func<T, string?> clientId)
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

        if (parent != null && !call.Work.Catalogue.Plan(parent.PlanNo)!.Takes(plan.No))
            throw AriaFailure.Invalid($"plan {plan.No} is not associated with plan {parent.PlanNo}");

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
        PlanRules.DemandUnits(call.Work.Catalogue, parent, plan.No, units, call.Work.Settings);
        var instance = Provisioning.Assign(call.Work.Books, account, plan, schedule, call.Work.Next(Sequence.PlanInstance), clientId, units, parent, start);
        instance.Description = row.Text("plan_instance_description");
        instance.PoNumber = row.Text("po_num");
        instance.ReceiptId = call.Request.Text("client_receipt_id");
        instance.Current.CustomRates = custom ?? [];
        instance.FirstPeriodThru = acct.Date("override_bill_thru_date");
        if (instance.ActivatesOn == null)
            RolloverQueue.Arm(call.Work.Books, account, instance, start.Start);
        call.Did(ActionType.PlanInstance, "Plan assignment", "Plan instance assigned", "plan_instance_no", instance.No);

        foreach (var child in row.Rows("supp_plan"))
        {
            ModelledRows.Check(child, SupplementalFields, "supp_plan");
            Assign(call, account, acct, child, instance);
        }

        AssignMandatory(call, account, instance, start.Start);
        return instance;
    }

    /// <summary>The plans that come along without being named start with their parent.</summary>
    private static void AssignMandatory(Call call, Account account, PlanInstance parent, DateOnly day)
    {
        var books = call.Work.Books;
        if (parent.ActivatesOn != null)
        {
            MandatoryChildren.AssignWaiting(books, account, parent, call.Today, day);
            return;
        }

        foreach (var child in MandatoryChildren.Assign(books, account, parent, day))
            PlanStarter.Start(books, account, child, PlanStatus.Active, FirstPeriod.Whole, 0, day);
    }

    private static PlanStart Start(Call call, AriaRow acct, AriaRow row, RateSchedule schedule)
    {
        var future = acct.Date("alt_start_date");
        var past = acct.Date("retroactive_start_date");
        var billDay = acct.Long("alt_bill_day");
        var thru = acct.Date("override_bill_thru_date");
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
        if (thru != null && (future == null || thru < start || thru >= BillingCalendar.Shift(start, schedule.IntervalMonths, start.Day)))
            throw AriaFailure.BadDate("override_bill_thru_date", "needs alt_start_date and must lie within the first billing period");

        return new PlanStart(call.Today, start, (int)(billDay ?? thru?.AddDays(1).Day ?? start.Day), Waiting(row));
    }

    private static int Waiting(AriaRow row) => row.Long("status_until_alt_start") switch
    {
        null or 0 => PlanStatus.Inactive,
        PlanStatus.PendingActivation => PlanStatus.PendingActivation,
        31 => 31,
        _ => throw AriaFailure.Invalid("status_until_alt_start must be 0, 31 or 32; no other is modelled by this simulator"),
    };

    private static JsonObject Created(Call call, Account account, Dictionary<long, CollectionResult> results)
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
                ? Json.Rows(account.BillingGroups.Select(group => new JsonObject { ["billing_group_no"] = group.No, ["stmt_contact_no"] = group.StatementContactNo ?? account.ContactNo }))
                : null,
            ["billing_contact_details"] = real
                ? Json.Rows(account.PaymentMethods.Select(method => new JsonObject { ["payment_method_no"] = method.No, ["bill_contact_no"] = method.ContactNo ?? account.ContactNo }))
                : null,
            ["billing_errors"] = real ? Json.Rows(account.BillingGroups.Select(group => Errors(group, results[group.No]))) : null,
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

    private static JsonObject Errors(BillingGroup group, CollectionResult collection) => new()
    {
        ["invoicing_error_code"] = 0,
        ["invoicing_error_msg"] = "OK",
        ["collection_error_code"] = collection.Code,
        ["collection_error_msg"] = collection.Text,
        ["statement_error_code"] = 0,
        ["statement_error_msg"] = "OK",
        ["billing_group_no"] = group.No,
        ["client_billing_group_id"] = group.ClientId,
    };
}
