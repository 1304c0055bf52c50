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

    public Promise Promise(PlanInstance plan, QueuedChange? queued, AriaDate today) =>
        Outline(plan, After(plan, queued), queued?.EffectiveDate ?? plan.NextBillDate, queued is not null, today);

    public Promise PromiseAgain(ChangeScope scope, Promise shown)
    {
        var today = scope.Billing.Today();
        var plan = scope.Billing.Plan(AcctNo, PlanInstanceNo);
        var isQueued = Scope == RateScope.Queued;
        return Outline(plan, isQueued ? shown.After : After(plan, null), isQueued ? shown.EffectiveDate : plan.NextBillDate, isQueued, today);
    }

    public SentChange Send(ChangeScope scope, string receiptId, Promise shown)
    {
        var answer = scope.Aria.Send(Write());
        return new SentChange { QueueId = Scope == RateScope.Queued ? QueueId : null, Remark = Remarks.Of(answer) };
    }

    /// <summary>Without the receipt: the operation takes none, and is looked for by its rates.</summary>
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

    /// <summary>What the plan will have when the rates count, without their price.</summary>
    private static PlanTerms After(PlanInstance plan, QueuedChange? queued)
    {
        var scheduleNo = queued?.TargetRateScheduleNo ?? plan.RateScheduleNo;
        return new PlanTerms
        {
            Units = queued?.TargetUnits ?? plan.Units,
            RateScheduleNo = scheduleNo,
            // The name of another schedule is not in the queue, and a reading for the name alone is not worth it.
            RateScheduleName = scheduleNo == plan.RateScheduleNo ? plan.RateScheduleName : null,
        };
    }

    private Promise Outline(PlanInstance plan, PlanTerms after, AriaDate? effective, bool isQueued, AriaDate today)
    {
        var ratesAfter = plan.Services.Select(service => service.ServiceNo == ServiceNo ? service with { Tiers = Rates } : service).ToList();
        var amountAfter = after.Units is { } units ? TierPrice.Recurring(ratesAfter, units) : null;
        var from = effective is { } day ? Invariant($"the invoice of {Wording.Day(day)}") : "the next invoice";
        var fullFrom = isQueued && effective is { } change && plan.NextBillDate is { } next
            ? BillDates.OnOrAfter(next, plan.RecurringInterval ?? 1, plan.BillDay, change)
            : plan.NextBillDate;
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
            After = after with { RecurringAmount = amountAfter },
            Lines = [],
            Totals = new Totals(),
            Money = new MoneySummary
            {
                PayAmount = 0,
                FullFrom = fullFrom,
                FullAmount = amountAfter,
                IntervalMonths = plan.RecurringInterval,
            },
            Warnings =
            [
                Warning.Of(WarningCodes.NotConfirmedByAria, "Aria has no preview for custom rates. The amounts are computed here and not confirmed by Aria."),
                Warning.Of(WarningCodes.NoProration, isQueued
                    ? "Custom rates cause no proration of their own: they come into force with the queued change."
                    : Invariant($"No proration comes from this change: the new rate counts from {from} on.")),
            ],
        };
    }
}
