using System.Collections.Generic;

namespace CrmAriaConnector.Plugins.Money;

/// <summary>A service of a plan with the rates in force. This shape stands in aria_planinstance.aria_rates.</summary>
internal sealed record ServiceRates
{
    public string ServiceNo { get; init; } = "";

    public string? Name { get; init; }

    public bool IsRecurring { get; init; }

    public bool IsUsage { get; init; }

    /// <summary>Agreed for this customer alone, in place of the schedule's rates (see BillingReader for how it shows).</summary>
    public bool IsCustom { get; init; }

    /// <summary>1 graduated, 2 volume, 3 flat price of the step reached (Aria: tiered_pricing_rule).</summary>
    public int? TierRule { get; init; }

    public IReadOnlyList<RateTier> Tiers { get; init; } = [];
}
