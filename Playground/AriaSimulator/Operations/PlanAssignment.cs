using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>A plan that a call puts on an account, with those that come along.</summary>
/// <param name="Instance">The new instance.</param>
/// <param name="Changes">What is left to do at the start, its own change first; empty when a start date of its own makes it active.</param>
/// <param name="IsNow">Whether the start is today or past.</param>
internal sealed record NewPlan(PlanInstance Instance, IReadOnlyList<QueuedChange> Changes, bool IsNow);

/// <summary>
/// Reads assignments of plans. When the call names start dates they stand in the request itself; what differs from plan
/// to plan stands in its row, which for the single call is the request again.
/// </summary>
internal static class PlanAssignment
{
    private const int ImmediateByCompanyRule = 2;

    /// <summary>Adds the instance and those its plan demands; nothing is billed yet.</summary>
    public static NewPlan Read(Call call, Account account, AriaRow row, PlanFields fields, PlanInstance? parent, IndexedGroups groups)
    {
        PlanRules.DemandLiveAccount(account);
        var catalogue = call.Work.Catalogue;
        var plan = CatalogueLookup.Plan(catalogue, row, "new_plan_no", "new_client_plan_id") ?? throw AriaFailure.Missing("new_plan_no");
        DemandFits(catalogue, plan, parent);
        var byDefault = plan.DefaultSchedule(account.Currency)
            ?? throw new AriaFailure(ErrorCode.InvalidCurrency, $"plan {plan.No} has no default rate schedule in {account.Currency}");

        var directive = AssignmentDirective.Read(call.Request, call.Work.Settings);
        var start = parent == null ? MasterStart(call, account, row, directive, byDefault) : SupplementalStart(call, account, row, directive, parent);
        var schedule = CatalogueLookup.AssignableSchedule(plan, row, account.Currency, call.Today, start.Day ?? call.Today) ?? byDefault;
        var custom = CustomRateReader.ReadPlanUpdate(catalogue, plan, schedule, row, call.Today);
        if (custom != null && schedule != byDefault)
            throw AriaFailure.Invalid("alt_rate_schedule_no and custom_rates are alternatives; send one of them");

        var units = PlanUnits.Read(call, row, "plan_units") ?? 1m;
        PlanRules.DemandUnits(catalogue, parent, plan.No, units, call.Work.Settings);
        var instance = Provisioning.Assign(
            call.Work.Books,
            account,
            plan,
            schedule,
            call.Work.Next(Sequence.PlanInstance),
            PlanRules.FreeClientId(call, row, fields.NewInstanceId),
            units,
            parent,
            new PlanStart(call.Today, start.Day ?? call.Today, start.BillDay, Waiting(row, fields)));
        Dress(call, instance, row, custom);
        if (parent == null)
            MasterGroups.Set(call, account, row, fields, groups, instance);
        return Plan(call, account, row, fields, instance, start, directive, schedule);
    }

    private static NewPlan Plan(Call call, Account account, AriaRow row, PlanFields fields, PlanInstance instance, Start start, AssignmentDirective directive, RateSchedule schedule)
    {
        call.Did(ActionType.PlanInstance, "Plan assignment", "Plan instance assigned", "plan_instance_no", instance.No);
        var isNow = start.Day <= call.Today;
        if (start.IsOwnDate && !isNow)
        {
            if (start.First == FirstPeriod.Nothing || StartStatus(row, fields) != PlanStatus.Active)
                throw AriaFailure.Invalid("a start in the future with invoicing_option 4, or with another plan status than 1, is not modelled by this simulator");
            instance.FirstPeriodThru = start.FirstThru;
            MandatoryChildren.AssignWaiting(call.Work.Books, account, instance, call.Today, start.Day!.Value);
            return new NewPlan(instance, [], false);
        }

        // From here on the change starts the instance, in the queue or now, and not its start date.
        instance.ActivatesOn = null;
        instance.NextBillDate = null;
        instance.Status = instance.ParentNo == null && row.Has(fields.WaitingStatus) ? Waiting(row, fields) : PlanStatus.PendingActivation;
        var status = StartStatus(row, fields);
        var master = account.MasterOf(instance);
        var own = new QueuedChange
        {
            Kind = ChangeKind.Assignment,
            PlanInstanceNo = instance.No,
            EffectiveDate = start.Day,
            // An anniversary there is none of is today, and then nothing else bills it.
            Directive = isNow && directive.Time == ChangeTime.Anniversary ? ImmediateByCompanyRule : directive.Code,
            Rule = directive.Rule,
            First = start.First,
            DeferInvoice = instance.ParentNo != null && ChangeTiming.DefersInvoice(row, call.Work.Catalogue.Plan(instance.PlanNo)!),
            Update = new PlanUpdate { Status = status, OffsetMonths = instance.ParentNo == null ? start.OffsetMonths : ChangeTiming.OffsetMonths(row, schedule, master, start.Day) },
            QueuedBy = call.Caller,
            QueuedOn = call.Today,
        };
        instance.FirstPeriodThru = start.FirstThru;
        var children = MandatoryChildren.Assign(call.Work.Books, account, instance, call.Today).Select(child => new QueuedChange
        {
            Kind = ChangeKind.ChildAssignment,
            PlanInstanceNo = child.No,
            EffectiveDate = own.EffectiveDate,
            Directive = own.Directive,
            Rule = own.Rule,
            First = own.First,
            Update = new PlanUpdate { Status = status },
            QueuedBy = own.QueuedBy,
            QueuedOn = own.QueuedOn,
        });
        return new NewPlan(instance, [own, .. children], isNow);
    }

    private static void DemandFits(Catalogue catalogue, Plan plan, PlanInstance? parent)
    {
        if (plan.IsSupplemental != (parent != null))
            throw AriaFailure.Invalid($"plan {plan.No} is {(plan.IsSupplemental ? "supplemental and needs parent_plan_instance_no" : "a master plan and cannot stand under another")}");
        if (parent == null)
            return;
        if (PlanStatus.IsEnded(parent.Status) || parent.Status == PlanStatus.Suspended)
            throw new AriaFailure(ErrorCode.StatusForbidsChange, $"invalid status for the new plan: the parent instance is {PlanStatus.Label(parent.Status)}");
        if (!catalogue.Plan(parent.PlanNo)!.Takes(plan.No))
            throw AriaFailure.Invalid($"plan {plan.No} is not associated with plan {parent.PlanNo}");
    }

    private static int Waiting(AriaRow row, PlanFields fields) => row.Long(fields.WaitingStatus) switch
    {
        null or 0 => PlanStatus.Inactive,
        PlanStatus.PendingActivation => PlanStatus.PendingActivation,
        PlanStatus.PendingInstallation => PlanStatus.PendingInstallation,
        _ => throw AriaFailure.Invalid($"{fields.WaitingStatus} must be 0, 31 or 32; no other is modelled by this simulator"),
    };

    private static int StartStatus(AriaRow row, PlanFields fields) => row.Long(fields.Status) switch
    {
        null or PlanStatus.Active => PlanStatus.Active,
        PlanStatus.Trial => PlanStatus.Trial,
        PlanStatus.ActiveNonBillable => PlanStatus.ActiveNonBillable,
        _ => throw new AriaFailure(ErrorCode.StatusForbidsChange, "invalid status for the new plan: it must be 1, 41 or 61"),
    };

    private static void Dress(Call call, PlanInstance instance, AriaRow row, List<CustomRate>? custom)
    {
        instance.Description = row.Text("plan_instance_description");
        instance.PoNumber = row.Text("po_num");
        instance.ReceiptId = call.Request.Text("client_receipt_id");
        instance.Current.CustomRates = custom ?? [];
    }

    private static Start SupplementalStart(Call call, Account account, AriaRow row, AssignmentDirective directive, PlanInstance parent)
    {
        var master = account.MasterOf(parent);
        if (call.Request.Date("retroactive_start_date") is { } past)
        {
            if (past > call.Today)
                throw AriaFailure.BadDate("retroactive_start_date", "must not be in the future");
            if (past < master.ActiveFrom)
                throw AriaFailure.BadDate("retroactive_start_date", "must not be before the start of the master plan");
            return new Start(past, master.BillDay, PlanStarter.Under(directive.Rule), false, null, 0);
        }

        var parentStart = ParentStart(account, parent);
        if (parentStart is { } together && directive.Time != ChangeTime.OnDate)
            return new Start(together, master.BillDay, FirstPeriod.Whole, parent.ActivatesOn != null, null, 0);
        if (parentStart == null && call.Request.Has("alt_start_date"))
            throw AriaFailure.Invalid("alt_start_date is for master plans and for what starts with them; a supplemental plan of an active one takes effective_date");

        var day = ChangeTiming.EffectiveDate(call, row, master, directive);
        if (parentStart != null && (day == null || day < parentStart))
            throw AriaFailure.BadDate("effective_date", "must not be before the start of the plan above");
        return new Start(day, master.BillDay, directive.Time == ChangeTime.Anniversary ? FirstPeriod.Whole : PlanStarter.Under(directive.Rule), false, null, 0);
    }

    /// <summary>The day a waiting parent starts; null when it has started.</summary>
    private static DateOnly? ParentStart(Account account, PlanInstance parent) =>
        parent.ActivatesOn
        ?? account.Queue.FirstOrDefault(change => change.Status == QueueStatus.Queued && change.Kind == ChangeKind.Assignment && change.PlanInstanceNo == parent.No)?.EffectiveDate;

    private static Start MasterStart(Call call, Account account, AriaRow row, AssignmentDirective directive, RateSchedule schedule)
    {
        var dates = MasterDates.Read(call, account, row, schedule);
        var option = InvoicingOption(call);
        if (option != 2 && (dates.OverrideThru != null || dates.Model != null))
            throw AriaFailure.Invalid("override_bill_thru_date and override_dates_mp_instance_no need invoicing_option 2");

        var first = option == 4 || (option == 2 && PlanStarter.Under(directive.Rule) == FirstPeriod.Nothing && directive.Time != ChangeTime.Anniversary)
            ? FirstPeriod.Nothing
            : FirstPeriod.Whole;
        if (dates.Future is { } future)
            return new Start(future, dates.BillDay(future), first, true, dates.OverrideThru, 0);
        if (dates.Past is { } past)
            return new Start(past, dates.BillDay(past), FirstPeriod.Whole, true, null, 0);

        var anniversaryOf = dates.Model ?? account.Instances.FirstOrDefault(instance => instance.ParentNo == null && instance.NextBillDate != null && account.IsBilled(instance));
        var day = ChangeTiming.EffectiveDate(call, row, anniversaryOf, directive);
        var billDay = dates.BillDay(directive.Time == ChangeTime.Anniversary && anniversaryOf != null ? null : day, anniversaryOf);
        // Without an invoice at the start the first one comes a whole interval later, unless a bill day comes sooner.
        var months = first == FirstPeriod.Nothing && billDay == day?.Day ? schedule.IntervalMonths - 1 : 0;
        return new Start(day, billDay, first, false, dates.OverrideThru, months);
    }

    private static long InvoicingOption(Call call) => (call.Request.Long("invoicing_option") ?? 3) switch
    {
        1 => 1,
        2 => 2,
        3 => call.Work.Settings.InvoicingOption,
        4 => 4,
        _ => throw AriaFailure.Invalid("invoicing_option must be 1, 2, 3 or 4"),
    };

    /// <summary>When an instance starts and what its first invoice covers.</summary>
    /// <param name="Day">First day of service; null waits for somebody to set one.</param>
    /// <param name="BillDay">Its bill day.</param>
    /// <param name="First">What the first invoice covers.</param>
    /// <param name="IsOwnDate">Whether the call named the day as a start date, not as the day of the change.</param>
    /// <param name="FirstThru">Last day of the first period, when the call names it.</param>
    /// <param name="OffsetMonths">Months by which the first bill date is moved.</param>
    private sealed record Start(DateOnly? Day, int BillDay, FirstPeriod First, bool IsOwnDate, DateOnly? FirstThru, int OffsetMonths);
}
