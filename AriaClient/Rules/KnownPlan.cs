using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>The limits of one tier of a rate schedule.</summary>
/// <param name="From">The first unit.</param>
/// <param name="To">The last unit; null where the tier is open.</param>
public sealed record TierLimits(decimal From, decimal? To);

/// <summary>What the caller knows of the plan a request is about. It is never sent; rules that a request alone cannot settle use it.</summary>
public sealed class KnownPlan
{
    /// <summary>The rate schedule in force.</summary>
    public long? RateScheduleNo { get; init; }

    /// <summary>Whether that is the plan's default for the account's currency.</summary>
    public bool? IsDefaultRateSchedule { get; init; }

    /// <summary>The fewest units the plan may have.</summary>
    public decimal? MinUnits { get; init; }

    /// <summary>The most units the plan may have.</summary>
    public decimal? MaxUnits { get; init; }

    /// <summary>The tiers of the schedule by service number.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<TierLimits>>? ScheduleTiers { get; init; }

    /// <summary>The service numbers by the tenant's own ids, for rates that name their service that way.</summary>
    public IReadOnlyDictionary<string, long>? ServiceNumbers { get; init; }

    /// <summary>From and until when the rate schedule the request names can be given.</summary>
    public RateScheduleWindow? NamedSchedule { get; init; }

    /// <summary>The day of the call in the tenant's calendar.</summary>
    public AriaDate? Today { get; init; }

    /// <summary>The day the change takes effect, where the request does not say it: for a change on the anniversary.</summary>
    public AriaDate? ActivationDay { get; init; }
}
