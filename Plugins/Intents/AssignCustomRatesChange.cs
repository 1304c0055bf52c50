using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Aria.Rows;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Readings;
using static System.FormattableString;
using QueuedChange = CrmAriaConnector.Plugins.Readings.QueuedChange;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Resolved custom rates: one call of assign_custom_acct_plan_rates_m, which knows neither dry run nor receipt.</summary>
internal sealed record AssignCustomRatesChange : IChange
{
    public string AcctNo { get; init; } = "";

    public string PlanInstanceNo { get; init; } = "";

    public string ServiceNo { get; init; } = "";

    public RateScope Scope { get; init; }

    public string? QueueId { get; init; }

    public IReadOnlyList<RateTier> Rates { get; init; } = [];

    public string? Mark { get; init; }

    public Promise Promise(PlanInstance plan, QueuedChange? queued, IReadOnlyList<QueuedChange> queue, AriaDate today)
    {
        var isQueued = queued is not null;
        var effective = isQueued ? queued!.EffectiveDate : plan.NextBillDate;
        var fullFrom = isQueued && effective is { } change && plan.NextBillDate is { } next
            ? BillDates.OnOrAfter(next, plan.RecurringInterval ?? 1, plan.BillDay, change)
            : plan.NextBillDate;
        var after = After(plan, queued);
        var others = queue.Where(other => other.QueueId != queued?.QueueId).ToList();
        return new Promise
        {
            Currency = plan.Currency,
            ConfirmedByAria = false,
            BillingDay = today,
            EffectiveDate = effective,
            When = isQueued ? When.OnDate : When.NextBillDate,
            Proration = Proration.None,
            Plan = new PlanName { InstanceNo = PlanInstanceNo, Name = plan.Name },
            Before = UpdatePlanPromise.Terms(plan),
            After = after,
            Lines = [],
            Totals = new Totals(),
            Money = new MoneySummary
            {
                PayAmount = 0,
                FullFrom = fullFrom,
                // Whether rates of this customer alone outlive another change of the plan is not known.
                FullAmount = LaterPrice.Due(others, fullFrom).Any() ? null : after.RecurringAmount,
                IntervalMonths = plan.RecurringInterval,
            },
            Warnings =
            [
                Warning.Of(WarningCodes.NotConfirmedByAria, "Aria has no preview for custom rates. The amounts are computed here and not confirmed by Aria."),
                Warning.Of(WarningCodes.NoProration, isQueued
                    ? "Custom rates cause no proration of their own: they come into force with the queued change."
                    : Invariant($"No proration comes from this change: the new rate counts from {(effective is { } day ? "the invoice of " + Wording.Day(day) : "the next invoice")} on.")),
                .. QueueWarnings.Of(others, PlanInstanceNo, effective),
            ],
        };
    }

    public Promise PromiseAgain(ChangeScope scope, Promise shown)
    {
        var today = scope.Billing.Today();
        var plan = scope.Billing.Plan(AcctNo, PlanInstanceNo);
        return shown with
        {
            BillingDay = today,
            EffectiveDate = Scope == RateScope.Queued ? shown.EffectiveDate : plan.NextBillDate,
            Before = UpdatePlanPromise.Terms(plan),
        };
    }

    public SentChange Send(ChangeScope scope, string receiptId, Promise shown)
    {
        var answer = scope.Aria.Send(Write());
        return new SentChange { QueueId = Scope == RateScope.Queued ? QueueId : null, Remark = Remarks.Of(answer) };
    }

    /// <summary>Without the receipt: the operation takes none, and is looked for by its rates and the mark.</summary>
    public AriaRequest Request(string receiptId) => Write();

    private AssignCustomAcctPlanRatesRequest Write()
    {
        var request = new AssignCustomAcctPlanRatesRequest
        {
            AcctNo = AriaNumber.Wire(AcctNo),
            PlanInstanceNo = AriaNumber.Wire(PlanInstanceNo),
            ServiceNo = AriaNumber.Wire(ServiceNo),
            PlanScope = Scope == RateScope.Queued ? PlanScope.Queued : PlanScope.Current,
            PlanQueueId = Scope == RateScope.Queued && QueueId is not null ? AriaNumber.Wire(QueueId) : null,
        };
        foreach (var rate in Rates)
        {
            request.CustomAcctRates.Add(new CustomAcctRate
            {
                RateSeqNo = rate.Seq,
                FromUnit = rate.From,
                ToUnit = rate.To,
                RatePerUnit = rate.RatePerUnit,
            });
        }
        return request;
    }

    /// <summary>What the plan will have when the rates count.</summary>
    private PlanTerms After(PlanInstance plan, QueuedChange? queued)
    {
        var units = queued?.TargetUnits ?? plan.Units;
        var scheduleNo = queued is null ? plan.RateScheduleNo : queued.TargetRateScheduleNo ?? plan.RateScheduleNo;
        return new PlanTerms
        {
            Units = units,
            RateScheduleNo = scheduleNo,
            // The name of another schedule is not in the queue, and a reading for the name alone is not worth it.
            RateScheduleName = scheduleNo == plan.RateScheduleNo ? plan.RateScheduleName : null,
            RecurringAmount = units is { } count && RatesAfter(plan, queued) is { } rates ? TierPrice.Recurring(rates, count) : null,
        };
    }

    /// <summary>Null where the queued change brings rates that are not told: another plan's, or another schedule's for a further service; or units that the queue cuts.</summary>
    private List<ServiceRates>? RatesAfter(PlanInstance plan, QueuedChange? queued)
    {
        var isKnown = queued is null || (LaterPrice.IsWhole(plan.Units) && !queued.ChangesPlan && !queued.ChangesStatus
            && (!queued.ChangesSchedule || plan.Services.All(service => !service.IsRecurring || service.ServiceNo == ServiceNo)));
        return isKnown
            ? plan.Services.Select(service => service.ServiceNo == ServiceNo ? service with { Tiers = Rates }
                : queued is not null && queued.CustomRates.TryGetValue(service.ServiceNo, out var waiting) ? service with { Tiers = waiting }
                : service).ToList()
            : null;
    }
}
