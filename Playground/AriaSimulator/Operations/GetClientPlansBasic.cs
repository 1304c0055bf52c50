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
        return new JsonObject { ["plan_details"] = Json.Rows(plans.OrderBy(plan => plan.No).Select(plan => Row(plan, withSchedules))) };
    }

    private static JsonObject Row(Plan plan, bool withSchedules)
    {
        var row = new JsonObject
        {
            ["plan_no"] = plan.No,
            ["plan_name"] = plan.Name,
            ["plan_desc"] = plan.Description,
            ["supp_plan_ind"] = Json.Flag(plan.IsSupplemental),
            ["billing_ind"] = 1,
            ["display_ind"] = 1,
            ["default_notify_method"] = 10,
            ["prepaid_ind"] = 0,
            ["currency_cd"] = plan.Schedules[0].Currency,
            ["client_plan_id"] = plan.ClientId,
            ["proration_invoice_timing_cd"] = plan.DeferProration ? "1" : "0",
            ["initial_plan_status_cd"] = PlanStatus.Active,
        };
        if (withSchedules)
            row["plan_rate_schedules_details"] = Json.Rows(plan.Schedules.Select(schedule => CatalogueLookup.ScheduleFields(plan, schedule, "schedule_display_ind")));
        return row;
    }
}
