using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Readings;

namespace CrmAriaConnector.Plugins.Previews;

/// <summary>
/// The price of the first whole period after a change, where other changes wait in the queue. Only a waiting change of
/// nothing but whole units can be foretold; with any other the price is not known, because the queue tells neither the
/// rates nor the order in which changes of one day are made.
/// </summary>
internal static class LaterPrice
{
    /// <param name="before">The plan as it is.</param>
    /// <param name="after">The plan after the change.</param>
    /// <param name="ratesAfter">The rates after the change; null where another schedule brings them.</param>
    /// <param name="effective">The day of the change.</param>
    /// <param name="billDay">The day that period begins.</param>
    /// <param name="queue">What waits for the plan or the plan above it.</param>
    /// <returns>Before tax; null where it is not known.</returns>
    public static decimal? Of(PlanInstance before, PlanTerms after, IReadOnlyList<ServiceRates>? ratesAfter, AriaDate? effective, AriaDate? billDay, IReadOnlyList<QueuedChange> queue)
    {
        var due = Due(queue, billDay).ToList();
        if (due.Count == 0)
            return after.RecurringAmount;
        if (!due.All(change => change.IsOfUnitsAlone) || !IsWhole(before.Units) || !IsWhole(after.Units)
            || ratesAfter is null || ratesAfter.Any(service => service.IsCustom))
            return null;
        var own = due.Where(change => change.InstanceNo == before.InstanceNo).ToList();
        if (effective is null || own.Any(change => change.EffectiveDate is null || change.EffectiveDate == effective))
            return null;
        var later = own.Where(change => change.EffectiveDate > effective).OrderBy(change => change.EffectiveDate).ToList();
        // Units are totals: what was made before this change is overtaken by it.
        if (later.Count == 0)
            return after.RecurringAmount;
        var last = later[later.Count - 1];
        return later.Count(change => change.EffectiveDate == last.EffectiveDate) == 1 ? TierPrice.Recurring(ratesAfter, last.TargetUnits!.Value) : null;
    }

    /// <summary>The changes that are, or may be, made by a day: one without a date may be.</summary>
    public static IEnumerable<QueuedChange> Due(IEnumerable<QueuedChange> queue, AriaDate? day) =>
        queue.Where(change => day is null || change.EffectiveDate is null || change.EffectiveDate <= day);

    /// <summary>The queue tells units without a fraction, so of a plan with fractions it does not tell the truth.</summary>
    public static bool IsWhole(decimal? units) => units is { } value && decimal.Truncate(value) == value;
}
