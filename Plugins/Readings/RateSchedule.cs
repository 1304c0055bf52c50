using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Readings;

/// <summary>A rate schedule of a plan, with the days on which it may be given.</summary>
internal sealed record RateSchedule
{
    public string No { get; init; } = "";

    public string? Name { get; init; }

    public string? Currency { get; init; }

    /// <summary>Default for its own currency.</summary>
    public bool IsDefault { get; init; }

    public AriaDate? AvailableFrom { get; init; }

    public AriaDate? AvailableTo { get; init; }
}
