using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Readings;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Other units, another rate schedule or custom rates for one plan of a customer (seed: update an assigned plan).</summary>
internal sealed record UpdatePlanIntent : IIntent
{
    public OperationKind Kind => OperationKind.UpdatePlan;

    public string AcctNo { get; init; } = "";

    public string PlanInstanceNo { get; init; } = "";

    /// <summary>The new total, not what is added.</summary>
    public decimal Units { get; init; }

    public string? RateScheduleNo { get; init; }

    public IReadOnlyList<CustomRate>? CustomRates { get; init; }

    public When When { get; init; }

    public AriaDate? EffectiveDate { get; init; }

    public Proration Proration { get; init; }

    public string? Comments { get; init; }

    public PreparedChange Prepare(ChangeScope scope)
    {
        CheckUnits();
        CheckComments();
        var mirrored = scope.MirroredPlan(PlanInstanceNo);
        var today = scope.Billing.Today();
        CheckDate(today);
        var activation = When switch
        {
            When.Today => today,
            When.NextBillDate => mirrored.NextBillDate,
            _ => EffectiveDate,
        };
        // Naming the schedule in force asks for nothing new; it is resent below where that is right.
        return RateScheduleNo is { } wanted && wanted != mirrored.RateScheduleNo
            ? PrepareWithSchedule(scope, mirrored, Assignable(scope, mirrored, wanted, today, activation), today, activation)
            : PrepareWithoutSchedule(scope, today, activation);
    }

    private PreparedChange PrepareWithSchedule(ChangeScope scope, PlanInstance before, RateSchedule schedule, AriaDate today, AriaDate? activation)
    {
        var warnings = new List<Warning>();
        if (before.Services.Any(service => service.IsCustom))
            warnings.Add(Warning.Of(WarningCodes.DropsCustomRates, Invariant($"The custom rates of {before.Name} end with this change; {schedule.Name ?? schedule.No} applies instead.")));
        var change = Change(schedule.No);
        var after = new PlanTerms { Units = Units, RateScheduleNo = schedule.No, RateScheduleName = schedule.Name };
        return Preview(scope, change, before, after, ratesAfter: null, today, activation, warnings);
    }

    private PreparedChange PrepareWithoutSchedule(ChangeScope scope, AriaDate today, AriaDate? activation)
    {
        var before = scope.Billing.Plan(AcctNo, PlanInstanceNo);
        if (RateScheduleNo is not null && RateScheduleNo != before.RateScheduleNo)
            throw new RefusalException(Codes.Stale, Invariant($"{before.Name} has another rate schedule in Aria than CRM shows. Nothing was changed. Refresh, then choose again."));
        var warnings = new List<Warning>();
        var ratesAfter = CustomRates is null ? before.Services : WithCustomRates(before);
        if (Units == before.Units && SameRates(before.Services, ratesAfter))
            throw new RefusalException(Codes.NothingToChange, Invariant($"{before.Name} has {Wording.Units(Units)} at these rates already. Change the units or the rate, or close the form."));
        var change = Change(ScheduleToResend(before, today, activation, warnings));
        var after = new PlanTerms
        {
            Units = Units,
            RateScheduleNo = before.RateScheduleNo,
            RateScheduleName = before.RateScheduleName,
            RecurringAmount = TierPrice.Recurring(ratesAfter, Units),
        };
        return Preview(scope, change, before, after, ratesAfter, today, activation, warnings);
    }

    private PreparedChange Preview(ChangeScope scope, UpdatePlanChange change, PlanInstance before, PlanTerms after, IReadOnlyList<ServiceRates>? ratesAfter, AriaDate today, AriaDate? activation, List<Warning> warnings)
    {
        var queue = scope.Queue(before);
        warnings.AddRange(QueueWarnings.Of(queue, PlanInstanceNo, activation));
        var companyRule = scope.Connection.CompanyRule;
        var outline = new Promise
        {
            Currency = before.Currency ?? scope.Link.Currency,
            BillingDay = today,
            EffectiveDate = activation,
            When = When,
            Proration = When == When.NextBillDate ? Proration.None : Proration == Proration.CompanyDefault ? companyRule ?? Proration.CompanyDefault : Proration,
            ProrationIsCompanyDefault = When != When.NextBillDate && Proration == Proration.CompanyDefault,
            Plan = new PlanName { InstanceNo = PlanInstanceNo, Name = before.Name },
            Before = UpdatePlanPromise.Terms(before),
            After = after,
            Warnings = warnings,
        };
        var answer = scope.Aria.Send(change.Request(dryRun: true));
        return new PreparedChange(change, UpdatePlanPromise.FromDryRun(outline, answer, before, ratesAfter, queue), Title(before, activation));
    }

    private UpdatePlanChange Change(string? rateScheduleNo) => new()
    {
        AcctNo = AcctNo,
        PlanInstanceNo = PlanInstanceNo,
        Units = Units,
        RateScheduleNo = rateScheduleNo,
        CustomRates = CustomRates,
        Directive = Directives.Of(When, Proration).Code,
        EffectiveDate = When == When.OnDate ? EffectiveDate : null,
        Comments = Comments,
    };

    /// <summary>
    /// Whether an update that names no schedule keeps the one in force is not settled, so the one in force is sent
    /// again, except where that is needless (the default), would end custom rates, or would be refused.
    /// </summary>
    private string? ScheduleToResend(PlanInstance before, AriaDate today, AriaDate? activation, List<Warning> warnings)
    {
        if (CustomRates is not null || before.RateScheduleNo is null || before.HasDefaultSchedule == true || before.Services.Any(service => service.IsCustom))
            return null;
        if (new RateScheduleWindow(before.ScheduleAvailableFrom, before.ScheduleAvailableTo).IsOpen(today, activation))
            return before.RateScheduleNo;
        warnings.Add(Warning.Of(WarningCodes.ScheduleNotResent, Invariant($"{before.RateScheduleName ?? "The rate schedule in force"} can no longer be given anew, so the change does not name it. Compare the rate in the lines.")));
        return null;
    }

    private RateSchedule Assignable(ChangeScope scope, PlanInstance mirrored, string wanted, AriaDate today, AriaDate? activation)
    {
        var schedule = scope.Billing.Schedules(mirrored.PlanNo, mirrored.Currency).FirstOrDefault(candidate => candidate.No == wanted)
            ?? throw new RefusalException(Codes.RateScheduleNotAssignable, Invariant($"Rate schedule {wanted} is not one of {mirrored.Name}'s in {mirrored.Currency?.ToUpperInvariant()}. Choose one from the list."));
        if (new RateScheduleWindow(schedule.AvailableFrom, schedule.AvailableTo).IsOpen(today, activation))
            return schedule;
        var name = schedule.Name ?? schedule.No;
        throw new RefusalException(Codes.RateScheduleNotAssignable, schedule.AvailableFrom is { } from && from > today
            ? Invariant($"{name} can be given from {Wording.Day(from)} on; Aria does not take it earlier, not even for a later day. Choose another rate schedule, or come back then.")
            : Invariant($"{name} can be given until {Wording.Day(schedule.AvailableTo ?? today)} only. Choose another rate schedule or an earlier day."));
    }

    private List<ServiceRates> WithCustomRates(PlanInstance before)
    {
        var services = before.Services.ToList();
        foreach (var group in CustomRates!.GroupBy(rate => rate.ServiceNo))
        {
            var tiers = group.Select(rate => rate.Tier).ToList();
            CustomRateRules.Check(tiers, before.Service(group.Key), group.Key);
            var index = services.FindIndex(service => service.ServiceNo == group.Key);
            services[index] = services[index] with { Tiers = tiers, IsCustom = true };
        }
        return services;
    }

    private static bool SameRates(IReadOnlyList<ServiceRates> before, IReadOnlyList<ServiceRates> after) =>
        before.Zip(after, (old, now) => old.Tiers.SequenceEqual(now.Tiers)).All(same => same);

    private void CheckUnits()
    {
        if (Units <= 0)
            throw new RefusalException(Codes.InvalidUnits, Invariant($"{Wording.Number(Units)} units are not possible; give more than 0. To end a plan, cancel it."));
        if (Units > PipelineSettings.MaximumUnits)
            throw new RefusalException(Codes.InvalidUnits, Invariant($"{Wording.Number(Units)} units are too many; at most {PipelineSettings.MaximumUnits:#,0} are possible. Check the number."));
        if (decimal.Round(Units, PipelineSettings.UnitDecimals) != Units)
            throw new RefusalException(Codes.InvalidUnits, Invariant($"Units have at most {PipelineSettings.UnitDecimals} decimals. Round the number."));
    }

    private void CheckComments()
    {
        if (Comments?.Length > PipelineSettings.CommentLength)
            throw new RefusalException(Codes.InvalidIntent, Invariant($"The comment has {Comments.Length} characters; at most {PipelineSettings.CommentLength} are possible. Shorten it."));
    }

    private void CheckDate(AriaDate today)
    {
        if (When == When.OnDate)
            UpdatePlanChange.CheckAhead(EffectiveDate!.Value, today);
    }

    /// <summary>It is read for years, so it names the day and not "today".</summary>
    private string Title(PlanInstance plan, AriaDate? activation) =>
        Invariant($"{plan.Name}: {Wording.Units(Units)}, {(activation is { } day ? Wording.Day(day) : "next bill date")}");
}
