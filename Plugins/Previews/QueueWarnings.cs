using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Readings;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Previews;

/// <summary>A word of caution for each change that waits beside the one that is previewed.</summary>
internal static class QueueWarnings
{
    /// <param name="queue">What waits for the plan or the plan above it.</param>
    /// <param name="instanceNo">The plan.</param>
    /// <param name="effective">The day of the change that is previewed.</param>
    public static IEnumerable<Warning> Of(IEnumerable<QueuedChange> queue, string instanceNo, AriaDate? effective) => queue.Select(change => Warning.Of(
        WarningCodes.OtherChangeQueued,
        Invariant($"A change is queued {(change.InstanceNo == instanceNo ? "for this plan" : "for the plan above this one")} already{Day(change)}{What(change)}. Both will be made{Order(change, effective)}.")));

    private static string Day(QueuedChange change) => change.EffectiveDate is { } day ? " for " + Wording.Day(day) : "";

    private static string What(QueuedChange change)
    {
        var parts = new List<string>();
        if (change.ChangesPlan)
            parts.Add(change.TargetPlanName ?? "another plan");
        if (change.ChangesUnits)
            parts.Add(Wording.Units(change.TargetUnits!.Value));
        if (change.ChangesSchedule)
            parts.Add("another rate schedule");
        if (change.CustomRates.Count > 0)
            parts.Add("custom rates");
        if (change.ChangesStatus)
            parts.Add("another status of the plan");
        return parts.Count == 0 ? "" : ": " + string.Join(", ", parts);
    }

    private static string Order(QueuedChange change, AriaDate? effective) => change.EffectiveDate < effective
        ? ", that one first, so the invoice may differ from this preview"
        : "";
}
