using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Lists a plan's schedules, the default first, then by number; future and expired ones too. Their windows tell which may be assigned.</summary>
internal sealed class GetRateSchedulesForPlan : IOperation
{
    public string Name => "get_rate_schedules_for_plan_m";

    public string Summary => "schedules with their windows, also those that cannot be assigned";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "plan_no", "client_plan_id", "currency_cd" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var plan = CatalogueLookup.DemandedPlan(call.Work.Catalogue, call.Request);
        var currency = call.Request.Text("currency_cd");
        var schedules = plan.Schedules
            .Where(schedule => currency == null || schedule.Currency == currency)
            .OrderByDescending(schedule => schedule.IsDefault && schedule.Currency == plan.Schedules[0].Currency)
            .ThenByDescending(schedule => currency != null && schedule.IsDefault)
            .ThenBy(schedule => schedule.No);
        return new JsonObject
        {
            ["rate_scheds"] = Json.Rows(schedules.Select(schedule => CatalogueLookup.ScheduleFields(plan, schedule, "display_ind"))),
        };
    }
}
