using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Plugins.Money;

/// <summary>
/// What a number of units costs for one billing period. Step n holds the units above from−1 and up to and including
/// to, so that fractions of a unit belong to a step as well.
/// </summary>
internal static class TierPrice
{
    private const int Graduated = 1;
    private const int Volume = 2;
    private const int Flat = 3;

    /// <summary>The price of one service; null where the tier rule is not one we know or no step holds the units.</summary>
    public static decimal? Of(ServiceRates service, decimal units)
    {
        var tiers = service.Tiers.OrderBy(tier => tier.Seq).ToList();
        if (tiers.Count == 0 || units < 0)
            return null;
        switch (service.TierRule ?? Graduated)
        {
            case Graduated:
                return tiers.Sum(tier => UnitsIn(tier, units) * tier.RatePerUnit);
            case Volume:
                return Reached(tiers, units) is { } volume ? units * volume.RatePerUnit : null;
            case Flat:
                return Reached(tiers, units) is { } flat ? flat.RatePerUnit : null;
            default:
                return null;
        }
    }

    /// <summary>The recurring price of all services together; null as soon as one of them cannot be priced.</summary>
    public static decimal? Recurring(IEnumerable<ServiceRates> services, decimal units)
    {
        var total = 0m;
        foreach (var service in services.Where(service => service.IsRecurring))
        {
            if (Of(service, units) is not { } price)
                return null;
            total += price;
        }
        return total;
    }

    private static decimal UnitsIn(RateTier tier, decimal units)
    {
        var below = Below(tier);
        var upper = tier.To is { } to ? Math.Min(units, to) : units;
        return Math.Max(0m, upper - below);
    }

    private static RateTier? Reached(IEnumerable<RateTier> tiers, decimal units) =>
        tiers.FirstOrDefault(tier => (units > Below(tier) || units == 0) && (tier.To is not { } to || units <= to));

    private static decimal Below(RateTier tier) => Math.Max(0m, tier.From - 1);
}
