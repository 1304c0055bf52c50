using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>The units one tier prices, and its rate.</summary>
public readonly record struct RatedTier(int TierNo, decimal Units, decimal RatePerUnit);

/// <summary>Applies tiers to units. A tier holds units above from−1 up to to, so fractions of a unit have a place; units beyond the last limit stay in the last tier.</summary>
public static class Rating
{
    /// <summary>What each tier prices, in order; tiers that price nothing are left out.</summary>
    public static IReadOnlyList<RatedTier> Rate(TierRule rule, IReadOnlyList<Tier> tiers, decimal units)
    {
        if (tiers.Count == 0 || units <= 0)
            return [];

        var ordered = tiers.OrderBy(tier => tier.Seq).ToList();
        if (rule == TierRule.Graduated)
            return Graduated(ordered, units);

        var reached = ordered.LastOrDefault(tier => units > Lower(tier)) ?? ordered[0];
        return rule == TierRule.Volume
            ? [new RatedTier(reached.Seq, units, reached.RatePerUnit)]
            : [new RatedTier(reached.Seq, 1m, reached.RatePerUnit)];
    }

    private static List<RatedTier> Graduated(List<Tier> ordered, decimal units)
    {
        var rated = new List<RatedTier>();
        foreach (var tier in ordered)
        {
            var upper = tier.To is { } to && tier != ordered[^1] ? Math.Min(units, to) : units;
            var held = upper - Lower(tier);
            if (held > 0)
                rated.Add(new RatedTier(tier.Seq, held, tier.RatePerUnit));
        }

        return rated;
    }

    private static decimal Lower(Tier tier) => Math.Max(0m, tier.From - 1);
}
