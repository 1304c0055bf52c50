namespace CrmAriaConnector.Aria;

/// <summary>From and until when a rate schedule can be given to a plan.</summary>
/// <param name="From">The first day; null where it always could.</param>
/// <param name="To">The last day; null where it has none.</param>
public sealed record RateScheduleWindow(AriaDate? From, AriaDate? To)
{
    /// <summary>
    /// True where Aria takes the schedule: it is in effect on the day of the call already, and on the day the plan or the change becomes active.
    /// Source: seed, self-service practices, on queuing rate schedule changes.
    /// </summary>
    /// <param name="today">The day of the call in the tenant's calendar.</param>
    /// <param name="activation">The day the plan or the change becomes active; null for the day of the call.</param>
    public bool IsOpen(AriaDate today, AriaDate? activation)
    {
        var day = activation ?? today;
        return (From is not { } first || (first <= today && first <= day)) && (To is not { } last || day <= last);
    }
}
