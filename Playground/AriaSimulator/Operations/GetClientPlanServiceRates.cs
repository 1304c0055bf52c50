using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The tiers of a plan's service in a schedule, the default one unless named. Without a service: of all services, one after another.</summary>
internal sealed class GetClientPlanServiceRates : IOperation
{
    public string Name => "get_client_plan_service_rates_m";

    public string Summary => "tiers, with the scheduled next price";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "plan_no", "client_plan_id", "service_no", "client_service_id", "alt_rate_schedule_no", "client_alt_rate_schedule_id",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var plan = CatalogueLookup.DemandedPlan(call.Work.Catalogue, call.Request);
        var schedule = CatalogueLookup.Schedule(plan, call.Request) ?? plan.Schedules.First(schedule => schedule.IsDefault);
        var services = CatalogueLookup.Service(call.Work.Catalogue, plan, call.Request) is { } one ? [one] : plan.Services;
        return new JsonObject
        {
            ["plan_service_rates"] = Json.Rows(services.SelectMany(service =>
                Tiers(schedule.TiersOn(service.No, call.Today), schedule.FutureChange(service.No, call.Today)?.Tiers, schedule.ClientId))),
        };
    }

    /// <summary>Rows of tiers; shared with the answer that lists the rates in force on an instance.</summary>
    internal static IEnumerable<JsonObject> Tiers(IReadOnlyList<Tier> tiers, IReadOnlyList<Tier>? future, string? clientScheduleId) =>
        tiers.OrderBy(tier => tier.Seq).Select(tier => new JsonObject
        {
            ["rate_seq_no"] = tier.Seq,
            ["from_unit"] = Json.Amount(tier.From),
            ["to_unit"] = Json.Amount(tier.To),
            ["rate_per_unit"] = Json.Amount(tier.RatePerUnit),
            ["future_rate_per_unit"] = Json.Amount(future?.FirstOrDefault(later => later.Seq == tier.Seq)?.RatePerUnit),
            ["client_rate_schedule_id"] = clientScheduleId,
        });
}
