using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Settings;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Money;

/// <summary>
/// Custom rates must be steps 1, 2, 3… without a gap, with the count and the limits of the rates they replace, for a
/// recurring or usage service (Aria errors 14014 and 14015; seed: assign custom rates).
/// </summary>
internal static class CustomRateRules
{
    public static void Check(IReadOnlyList<RateTier> rates, ServiceRates? inForce, string serviceNo)
    {
        if (inForce is null)
            throw Refuse(Invariant($"Service {serviceNo} is not part of this plan. Choose one of the plan's services."));
        if (!inForce.IsRecurring && !inForce.IsUsage)
            throw Refuse(Invariant($"{Name(inForce)} is neither a recurring nor a usage service; Aria takes custom rates for those two only."));
        CheckSteps(rates);
        if (rates.Count != inForce.Tiers.Count)
            throw Refuse(Invariant($"{Name(inForce)} has {Wording.Count(inForce.Tiers.Count, "rate step")}; give as many custom rates, not {rates.Count}."));
        foreach (var (rate, tier) in rates.Zip(inForce.Tiers.OrderBy(tier => tier.Seq), (rate, tier) => (rate, tier)))
        {
            if (rate.From != tier.From || rate.To != tier.To)
                throw Refuse(Invariant($"Step {rate.Seq} of {Name(inForce)} runs {Span(tier)}; the limits stay, only the rate can change."));
        }
    }

    private static void CheckSteps(IReadOnlyList<RateTier> rates)
    {
        if (rates.Count == 0)
            throw Refuse("Give at least one custom rate.");
        for (var i = 0; i < rates.Count; i++)
        {
            var rate = rates[i];
            if (rate.Seq != i + 1)
                throw Refuse(Invariant($"Custom rates are numbered 1, 2, 3 and so on; place {i + 1} carries the number {rate.Seq}."));
            if (rate.RatePerUnit < 0)
                throw Refuse(Invariant($"The rate of step {rate.Seq} is {rate.RatePerUnit}; it must be zero or more."));
            if (rate.RatePerUnit > PipelineSettings.MaximumRate)
                throw Refuse(Invariant($"The rate of step {rate.Seq} is above {PipelineSettings.MaximumRate:#,0}; check it."));
            if (rate.To is { } to && to < rate.From)
                throw Refuse(Invariant($"Step {rate.Seq} ends at {to}, before it begins at {rate.From}."));
            var last = i == rates.Count - 1;
            if (!last && rate.To is null)
                throw Refuse(Invariant($"Step {rate.Seq} has no end; only the last step may be open."));
            if (i > 0 && rate.From != rates[i - 1].To + 1)
                throw Refuse(Invariant($"Step {rate.Seq} begins at {rate.From}; it must follow step {rate.Seq - 1} at {rates[i - 1].To + 1}."));
        }
    }

    private static string Name(ServiceRates service) => string.IsNullOrEmpty(service.Name) ? "Service " + service.ServiceNo : service.Name!;

    private static string Span(RateTier tier) =>
        tier.To is { } to ? Invariant($"from {tier.From:0.######} to {to:0.######}") : Invariant($"from {tier.From:0.######} upwards");

    private static RefusalException Refuse(string sentence) => new(Codes.InvalidCustomRates, sentence);
}
