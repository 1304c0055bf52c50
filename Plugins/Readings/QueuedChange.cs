using System.Collections.Generic;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Money;

namespace CrmAriaConnector.Plugins.Readings;

/// <summary>A change waiting in Aria's queue.</summary>
internal sealed record QueuedChange
{
    public string QueueId { get; init; } = "";

    public string? InstanceNo { get; init; }

    public AriaDate? EffectiveDate { get; init; }

    public string? CurrentPlanName { get; init; }

    public string? TargetPlanName { get; init; }

    public decimal? CurrentUnits { get; init; }

    public decimal? TargetUnits { get; init; }

    public string? CurrentRateScheduleNo { get; init; }

    public string? TargetRateScheduleNo { get; init; }

    public int? Status { get; init; }

    public string? StatusLabel { get; init; }

    public string? QueuedBy { get; init; }

    public AriaDate? QueuedOn { get; init; }

    /// <summary>Custom rates that wait with the change, by service number.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RateTier>> CustomRates { get; init; } = new Dictionary<string, IReadOnlyList<RateTier>>();
}
