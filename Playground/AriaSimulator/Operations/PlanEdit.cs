using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Reads changes of instances an account has: updates, replacements, cancellations. Single and multi calls share it.</summary>
internal static class PlanEdit
{
    /// <summary>The instance a request means; it must mean one.</summary>
    public static PlanInstance Instance(Account account, AriaRow row, PlanFields fields) =>
        Call.Instance(account, row, fields.InstanceNo, fields.InstanceId) ?? throw AriaFailure.Missing(fields.InstanceNo);

    /// <summary>A change of units, rate schedule, custom rates or status.</summary>
    public static PlanCommand Update(Call call, Account account, AriaRow row, PlanFields fields)
    {
        PlanRules.DemandLiveAccount(account);
        var instance = Instance(account, row, fields);
        var status = StatusReader.Read(row, fields.Status);
        if (status == null)
            PlanRules.DemandChangeable(instance);

        var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
        var directive = AssignmentDirective.Read(call.Request, call.Work.Settings);
        var date = ChangeTiming.EffectiveDate(call, row, instance, directive);
        var update = new PlanUpdate
        {
            Units = PlanUnits.Read(call, row, "plan_units"),
            RateScheduleNo = CatalogueLookup.AssignableSchedule(plan, row, account.Currency, call.Today, date ?? call.Today)?.No,
            CustomRates = CustomRateReader.ReadPlanUpdate(call.Work.Catalogue, plan, plan.Schedule(instance.Current.RateScheduleNo)!, row, call.Today),
            Status = status,
            DateReset = StatusReader.DateReset(row),
        };
        DemandOneKindOfRates(update);
        DemandUnits(call, account, instance, plan.No, update.Units);
        if (status is { } ended && PlanStatus.IsEnded(ended))
            PlanRules.DemandCancellable(instance);

        var defers = ChangeTiming.DefersInvoice(row, plan);
        SetTexts(call, instance, row, fields);
        StatusReader.SetDunning(row, instance);
        call.Did(ActionType.PlanInstance, "Plan update", "Plan instance updated", "plan_instance_no", instance.No);
        return PlanCommand.Of(call, ChangeKind.Update, instance, update, directive, date, defers);
    }

    /// <summary>Another plan for an instance. Without a schedule the new plan's default one holds, without units the old units.</summary>
    public static PlanCommand Replace(Call call, Account account, AriaRow row, PlanFields fields)
    {
        PlanRules.DemandLiveAccount(account);
        var instance = Instance(account, row, fields);
        PlanRules.DemandChangeable(instance);
        var plan = CatalogueLookup.Plan(call.Work.Catalogue, row, "new_plan_no", "new_client_plan_id") ?? throw AriaFailure.Missing("new_plan_no");
        DemandFits(call, account, instance, plan);

        var byDefault = plan.DefaultSchedule(account.Currency)
            ?? throw new AriaFailure(ErrorCode.InvalidCurrency, $"plan {plan.No} has no default rate schedule in {account.Currency}");
        var directive = AssignmentDirective.Read(call.Request, call.Work.Settings);
        var date = ChangeTiming.EffectiveDate(call, row, instance, directive);
        var named = CatalogueLookup.AssignableSchedule(plan, row, account.Currency, call.Today, date ?? call.Today);
        var update = new PlanUpdate
        {
            PlanNo = plan.No,
            Units = PlanUnits.Read(call, row, "plan_units"),
            RateScheduleNo = named?.No,
            CustomRates = CustomRateReader.ReadPlanUpdate(call.Work.Catalogue, plan, named ?? byDefault, row, call.Today),
            Status = StatusReader.Read(row, fields.Status),
            DateReset = StatusReader.DateReset(row),
            OffsetMonths = ChangeTiming.OffsetMonths(row, named ?? byDefault, account.MasterOf(instance), date),
            ProrateFrom = ChangeTiming.ProrateFrom(row, account, instance),
        };
        DemandOneKindOfRates(update);
        DemandUnits(call, account, instance, plan.No, update.Units ?? instance.Current.Units);

        var defers = ChangeTiming.DefersInvoice(row, plan);
        SetTexts(call, instance, row, fields);
        call.Did(ActionType.PlanInstance, "Plan replacement", "Plan instance replaced", "plan_instance_no", instance.No);
        return PlanCommand.Of(call, ChangeKind.Replacement, instance, update, directive, date, defers);
    }

    /// <summary>The end of an instance and of all below it.</summary>
    public static PlanCommand Cancel(Call call, Account account, AriaRow row, PlanFields fields)
    {
        PlanRules.DemandLiveAccount(account);
        var instance = Instance(account, row, fields);
        PlanRules.DemandCancellable(instance);
        var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
        var directive = AssignmentDirective.Read(call.Request, call.Work.Settings);
        var date = instance.NextBillDate == null && directive.Time == ChangeTime.Anniversary
            ? call.Today
            : ChangeTiming.EffectiveDate(call, row, instance, directive);
        var update = new PlanUpdate { Status = PlanStatus.Cancelled, ProrateFrom = ChangeTiming.ProrateFrom(row, account, instance) };
        // Usage is not modelled, so there is none unbilled.
        _ = row.Flag("invoice_unbilled_usage", absent: false);
        instance.ReceiptId = call.Request.Text("client_receipt_id") ?? instance.ReceiptId;
        call.Did(ActionType.PlanInstance, "Plan cancellation", "Plan instance cancelled", "plan_instance_no", instance.No);
        return PlanCommand.Of(call, ChangeKind.Cancellation, instance, update, directive, date, ChangeTiming.DefersInvoice(row, plan));
    }

    public static void DemandOneKindOfRates(PlanUpdate update)
    {
        if (update.RateScheduleNo != null && update.CustomRates != null)
            throw AriaFailure.Invalid("alt_rate_schedule_no and custom_rates are alternatives; send one of them");
    }

    private static void DemandUnits(Call call, Account account, PlanInstance instance, long planNo, decimal? units)
    {
        if (units is { } given)
            PlanRules.DemandUnits(call.Work.Catalogue, account.Parent(instance), planNo, given, call.Work.Settings);
    }

    private static void DemandFits(Call call, Account account, PlanInstance instance, Plan plan)
    {
        if (plan.IsSupplemental != (instance.ParentNo != null))
            throw AriaFailure.Invalid($"plan {plan.No} is {(plan.IsSupplemental ? "supplemental and cannot replace a master plan" : "a master plan and cannot replace a supplemental one")}");
        if (account.Parent(instance) is { } parent && !call.Work.Catalogue.Plan(parent.PlanNo)!.Takes(plan.No))
            throw AriaFailure.Invalid($"plan {plan.No} is not associated with plan {parent.PlanNo}");
    }

    private static void SetTexts(Call call, PlanInstance instance, AriaRow row, PlanFields fields)
    {
        instance.Description = Cleared(row.Text("plan_instance_description"), instance.Description);
        instance.PoNumber = Cleared(row.Text("po_num"), instance.PoNumber);
        instance.ClientId = PlanRules.FreeClientId(call, row, fields.NewInstanceId, instance) ?? instance.ClientId;
        instance.ReceiptId = call.Request.Text("client_receipt_id") ?? instance.ReceiptId;
    }

    // Aria clears a text field that is sent as a tilde.
    private static string? Cleared(string? given, string? before) => given == "~" ? null : given ?? before;
}
