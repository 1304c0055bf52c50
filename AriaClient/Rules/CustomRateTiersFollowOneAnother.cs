using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Aria;

internal sealed class CustomRateTiersFollowOneAnother : AriaRule
{
    public override string Demand => "Custom rates name their service. Their tiers are numbered from 1, leave no gap, end above their beginning, and only the last is open. Where the caller gives the schedule's tiers, they have the same limits.";

    public override string Source => "seed: custom account plan rates (for a particular plan instance and service); error 14014 and the guide of assign_custom_acct_plan_rates_m: contiguous, from below to, the tiers of the base schedule";

    public override void Check(AriaRequest request)
    {
        if (request is AssignCustomAcctPlanRatesRequest assign)
        {
            if (assign.CustomAcctRates.Count == 0)
                throw Refuse("custom_acct_rates", null, "Give at least one rate.");
            if (assign.FirstGiven("service_no", "client_service_id") is null)
                throw Refuse("service_no", null, "Say which service the rates are for: give service_no or client_service_id.");
            Check(assign.CustomAcctRates, Schedule(request.Known, assign.ServiceNo, assign.ClientServiceId), "");
        }
        foreach (var list in PlanChange.CustomRates)
            foreach (var change in request.Holders(list))
                foreach (var service in change.Rows(list).GroupBy(rate => (No: rate.Long("custom_rate_service_no"), Id: rate.Text("custom_rate_client_service_id"))))
                {
                    if (service.First().FirstGiven("custom_rate_service_no", "custom_rate_client_service_id") is null)
                        throw Refuse("custom_rate_service_no", null, "Say which service each custom rate is for.");
                    Check(service, Schedule(request.KnownOf(change), service.Key.No, service.Key.Id), "custom_");
                }
    }

    /// <summary>The tiers of a service, where the caller knows them.</summary>
    private static IReadOnlyList<TierLimits>? Schedule(KnownPlan? known, long? serviceNo, string? clientServiceId)
    {
        if (serviceNo is null && clientServiceId is not null && known?.ServiceNumbers is { } numbers && numbers.TryGetValue(clientServiceId, out var number))
            serviceNo = number;
        return serviceNo is { } service && known?.ScheduleTiers is { } schedule && schedule.TryGetValue(service, out var tiers) ? tiers : null;
    }

    /// <param name="rates">The rates of one service.</param>
    /// <param name="schedule">Its tiers, where they are known.</param>
    /// <param name="prefix">How the members' names begin: assign_custom_acct_plan_rates_m leaves it out.</param>
    private void Check(IEnumerable<AriaObject> rates, IReadOnlyList<TierLimits>? schedule, string prefix)
    {
        var seqField = prefix + "rate_seq_no";
        var fromField = prefix.Length == 0 ? "from_unit" : "custom_rate_from_unit";
        var toField = prefix.Length == 0 ? "to_unit" : "custom_rate_to_unit";
        var rateField = prefix + "rate_per_unit";
        var tiers = rates.Select(rate => new Tier(rate.Long(seqField), rate.Decimal(fromField), rate.Decimal(toField), rate.Decimal(rateField))).ToList();
        Tier? previous = null;
        foreach (var tier in tiers)
        {
            var expectedSeq = (previous?.Seq ?? 0) + 1;
            if (tier.Seq != expectedSeq)
                throw Refuse(seqField, tier.Seq, $"The tiers of a service are numbered 1, 2, 3 and given in that order; {expectedSeq} was expected here.");
            if (tier.Rate is null)
                throw Refuse(rateField, null, $"Tier {tier.Seq} has no rate. Give its price per unit; 0 for free units.");
            if (tier.From is not { } from)
                throw Refuse(fromField, null, $"Tier {tier.Seq} does not say from which unit it counts.");
            if (previous is { To: null })
                throw Refuse(seqField, tier.Seq, $"Tier {previous.Seq} is open at its end, so no tier can follow it. Only the last tier is open.");
            if (previous is { To: { } end } && from != end + 1)
                throw Refuse(fromField, from, $"Tier {tier.Seq} must begin at {end + 1}, one unit after tier {previous.Seq} ends: there may be no gap and no overlap.");
            if (tier.To is { } to && from >= to)
                throw Refuse(toField, to, $"Tier {tier.Seq} must end above its beginning at {from}. Leave its end out for an open tier.");
            previous = tier;
        }
        if (schedule is not null)
            CompareWithSchedule(tiers, schedule, seqField, fromField, toField);
    }

    private void CompareWithSchedule(List<Tier> tiers, IReadOnlyList<TierLimits> schedule, string seqField, string fromField, string toField)
    {
        if (tiers.Count != schedule.Count)
            throw Refuse(seqField, tiers.Count, $"The schedule has {schedule.Count} tiers; custom rates need the same number.");
        for (var i = 0; i < tiers.Count; i++)
        {
            if (tiers[i].From != schedule[i].From)
                throw Refuse(fromField, tiers[i].From, $"Tier {i + 1} of the schedule begins at {schedule[i].From}; the custom rate must too.");
            if (tiers[i].To != schedule[i].To)
                throw Refuse(toField, tiers[i].To, $"Tier {i + 1} of the schedule ends at {schedule[i].To?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no unit"}; the custom rate must too.");
        }
    }

    private sealed class Tier(long? seq, decimal? from, decimal? to, decimal? rate)
    {
        public long? Seq { get; } = seq;

        public decimal? From { get; } = from;

        public decimal? To { get; } = to;

        public decimal? Rate { get; } = rate;
    }
}
