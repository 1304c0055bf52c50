using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Readings;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>Fills the outline of a plan update's promise with lines and sums: Aria's where it gave them, else computed.</summary>
internal static class UpdatePlanPromise
{
    public static PlanTerms Terms(PlanInstance plan) => new()
    {
        Units = plan.Units,
        RateScheduleNo = plan.RateScheduleNo,
        RateScheduleName = plan.RateScheduleName,
        RecurringAmount = plan.RecurringPrice,
    };

    /// <param name="outline">The promise without lines.</param>
    /// <param name="answer">What Aria answered to the dry run.</param>
    /// <param name="before">The plan as it is.</param>
    /// <param name="ratesAfter">The rates after the change; null where another schedule brings them.</param>
    /// <param name="queue">What waits for the plan or the plan above it.</param>
    public static Promise FromDryRun(Promise outline, UpdateAcctPlanResponse answer, PlanInstance before, IReadOnlyList<ServiceRates>? ratesAfter, IReadOnlyList<QueuedChange> queue)
    {
        var lines = AriaLines.Of(answer);
        var promise = lines.Count > 0 ? FromLines(outline, lines, answer) : WithoutLines(outline, answer, before, ratesAfter, queue);
        promise = promise with { After = promise.After with { RecurringAmount = promise.After.RecurringAmount ?? Expected(answer, before) } };
        return promise with { Money = Money(promise, before, ratesAfter, queue) };
    }

    private static Promise WithoutLines(Promise outline, UpdateAcctPlanResponse answer, PlanInstance before, IReadOnlyList<ServiceRates>? ratesAfter, IReadOnlyList<QueuedChange> queue)
    {
        var total = answer.Total ?? answer.ProrationResultAmount ?? 0;
        if (total != 0)
        {
            return outline with
            {
                ConfirmedByAria = true,
                Totals = new Totals { Charges = total > 0 ? total : 0, Credits = total < 0 ? -total : 0, Total = total },
            };
        }
        // No lines are the right answer where nothing is prorated, and of an immediate change they are Aria's word.
        if (outline.When != When.OnDate || outline.Proration == Proration.None)
            return outline with { ConfirmedByAria = true, Lines = [], Totals = new Totals() };
        // What is credited on that day is what the plan has then.
        return Locally(outline, before, LaterPrice.Due(queue, outline.EffectiveDate).Any() ? null : ratesAfter);
    }

    /// <summary>The lines of a dated change for which Aria named no amount.</summary>
    public static Promise Locally(Promise outline, PlanInstance before, IReadOnlyList<ServiceRates>? ratesAfter)
    {
        var lines = ratesAfter is not null && outline is { EffectiveDate: { } day, After.Units: { } units }
            ? LocalProration.Lines(before, units, ratesAfter, day, outline.Proration, outline.Currency)
            : null;
        return outline with
        {
            ConfirmedByAria = false,
            Lines = lines,
            Totals = lines is null ? null : Totals.Of(lines),
            Warnings =
            [
                .. outline.Warnings,
                lines is null
                    ? Warning.Of(WarningCodes.NoAmount, "Aria gave no amount for that day, and it cannot be computed here. The invoice of that day will tell.")
                    : Warning.Of(WarningCodes.NotConfirmedByAria, "Aria gave no amount for that day. The lines are computed here, without tax, and not confirmed by Aria."),
            ],
        };
    }

    /// <summary>The promise with fresh lines of Aria in place of the old ones.</summary>
    public static Promise WithLines(Promise outline, UpdateAcctPlanResponse answer)
    {
        var lines = AriaLines.Of(answer);
        var totals = Totals.Of(lines);
        return outline with { Lines = lines, Totals = totals, Money = outline.Money with { PayAmount = totals.Total } };
    }

    private static MoneySummary Money(Promise promise, PlanInstance before, IReadOnlyList<ServiceRates>? ratesAfter, IReadOnlyList<QueuedChange> queue)
    {
        var interval = before.RecurringInterval ?? 1;
        AriaDate? fullFrom = before.NextBillDate is { } next && promise.EffectiveDate is { } effective
            ? BillDates.OnOrAfter(next, interval, before.BillDay, effective)
            : before.NextBillDate;
        return new MoneySummary
        {
            PayOn = promise.When == When.NextBillDate ? null : promise.EffectiveDate,
            PayAmount = promise.When == When.NextBillDate ? 0 : promise.Totals?.Total,
            FullFrom = fullFrom,
            FullAmount = LaterPrice.Of(before, promise.After, ratesAfter, promise.EffectiveDate, fullFrom, queue),
            IntervalMonths = before.RecurringInterval,
        };
    }

    private static Promise FromLines(Promise outline, IReadOnlyList<MoneyLine> lines, UpdateAcctPlanResponse answer)
    {
        var totals = Totals.Of(lines);
        var warnings = outline.Warnings;
        if (answer.Total is { } total && total != totals.Total)
        {
            warnings =
            [
                .. warnings,
                Warning.Of(WarningCodes.TotalDiffers, $"Aria names a total of {Wording.Amount(total, outline.Currency)}, but its lines add up to {Wording.Amount(totals.Total, outline.Currency)}. Ask an administrator before confirming."),
            ];
        }
        return outline with
        {
            ConfirmedByAria = true,
            Lines = lines,
            Totals = totals,
            Warnings = warnings,
            After = outline.After with { RecurringAmount = outline.After.RecurringAmount ?? FullPrice(lines) },
        };
    }

    /// <summary>The price of a whole period, as the prorated charge lines show it.</summary>
    private static decimal? FullPrice(IReadOnlyList<MoneyLine> lines)
    {
        var charges = lines.Where(line => line.Type == LineType.Charge).ToList();
        return charges.Count > 0 && charges.All(line => line is { BaseUnits: not null, RatePerUnit: not null })
            ? charges.Sum(line => line.BaseUnits!.Value * line.RatePerUnit!.Value)
            : null;
    }

    private static decimal? Expected(UpdateAcctPlanResponse answer, PlanInstance plan) =>
        answer.ExpectdMthlyRecurringCost is { } monthly and > 0 ? monthly * (plan.RecurringInterval ?? 1) : null;
}
