using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Lists the plans, or one of them, with their schedules when asked.</summary>
internal sealed class GetClientPlansBasic : IOperation
{
    public string Name => "get_client_plans_basic_m";

    public string Summary => "plans with their schedules";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "plan_no", "client_plan_id", "include_rs_summary" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var catalogue = call.Work.Catalogue;
        var plans = CatalogueLookup.Plan(catalogue, call.Request) is { } one ? [one] : catalogue.Plans;
        var withSchedules = call.Request.Flag("include_rs_summary", absent: false);
        return new JsonObject { ["plan_details"] = Json.Rows(plans.OrderBy(plan => plan.No).Select(plan => Row(call, plan, withSchedules))) };
    }

    private static JsonObject Row(Call call, Plan plan, bool withSchedules)
    {
        var row = CatalogueRows.Plan(call.Work.Catalogue, plan);
        row["proration_invoice_timing_cd"] = plan.DeferProration ? "1" : "0";
        if (withSchedules)
            row["plan_rate_schedules_details"] = CatalogueRows.Schedules(plan);
        return row;
    }
}
