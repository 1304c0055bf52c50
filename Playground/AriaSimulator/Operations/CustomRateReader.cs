using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Reads custom rates and holds them to the schedule's tiers: same number, same limits, no gaps. Source: Aria, assign_custom_acct_plan_rates_m guide.</summary>
internal static class CustomRateReader
{
    /// <summary>The custom_rates rows of plan updates, which may name several services.</summary>
    public static List<CustomRate>? ReadPlanUpdate(Catalogue catalogue, Plan plan, RateSchedule schedule, AriaRow request, DateOnly day)
    {
        var rows = request.Rows("custom_rates");
        if (rows.Count == 0)
            return null;

        return [.. rows
            .GroupBy(row => CatalogueLookup.Service(catalogue, plan, row, "custom_rate_service_no", "custom_rate_client_service_id")
                ?? throw AriaFailure.Missing("custom_rate_service_no"))
            .Select(group => Read(schedule, group.Key, group.Select(row => new TierInput(
                row.Long("custom_rate_seq_no") ?? throw AriaFailure.Missing("custom_rate_seq_no"),
                row.Real("custom_rate_from_unit"),
                row.Real("custom_rate_to_unit"),
                row.Real("custom_rate_per_unit") ?? throw AriaFailure.Missing("custom_rate_per_unit"))), day))];
    }

    /// <summary>The custom_acct_rates rows, all for one service.</summary>
    public static CustomRate ReadService(RateSchedule schedule, Service service, AriaRow request, DateOnly day) =>
        Read(schedule, service, request.Rows("custom_acct_rates").Select(row => new TierInput(
            row.Long("rate_seq_no")!.Value,
            row.Real("from_unit"),
            row.Real("to_unit"),
            row.Real("rate_per_unit") ?? throw AriaFailure.Missing("rate_per_unit"))), day);

    private static CustomRate Read(RateSchedule schedule, Service service, IEnumerable<TierInput> inputs, DateOnly day)
    {
        var given = inputs.OrderBy(tier => tier.Seq).ToList();
        if (service.Kind == ServiceKind.Activation && given.Count != 1)
            throw new AriaFailure(ErrorCode.SingleTierOnly, "services that are neither recurring nor usage take a single custom tier");

        var pattern = schedule.TiersOn(service.No, day).OrderBy(tier => tier.Seq).ToList();
        if (given.Count != pattern.Count)
            throw Mismatch();

        var tiers = given.Zip(pattern, (input, tier) =>
        {
            var from = input.From ?? tier.From;
            if (input.Seq != tier.Seq || from != tier.From || input.To != tier.To || from >= input.To)
                throw Mismatch();
            if (input.Rate < 0)
                throw AriaFailure.Invalid("a custom rate per unit must not be negative");
            return tier with { RatePerUnit = input.Rate };
        }).ToList();
        return new CustomRate { ServiceNo = service.No, Tiers = tiers };
    }

    private static AriaFailure Mismatch() => new(ErrorCode.InvalidTiers, "invalid rate tier structure");

    private sealed record TierInput(long Seq, decimal? From, decimal? To, decimal Rate);
}
