using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Plans with services, rates, schedules and what may stand above and below them. Asked for an account, masters come without services and rates.</summary>
internal sealed class GetClientPlansAll : IOperation
{
    public string Name => "get_client_plans_all_m";

    public string Summary => "plans with services, rates, schedules, parents and children with their unit limits; rates of all schedules when asked for";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "plan_no", "client_plan_id", "acct_no", "parent_plan_no", "client_parent_plan_id", "include_all_rate_schedules", "include_plan_hierarchy",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var catalogue = call.Work.Catalogue;
        var account = call.Request.Has("acct_no") ? call.Account() : null;
        var parent = CatalogueLookup.Plan(catalogue, call.Request, "parent_plan_no", "client_parent_plan_id");
        var plans = CatalogueLookup.Plan(catalogue, call.Request) is { } one ? [one] : catalogue.Plans;
        var allSchedules = call.Request.Flag("include_all_rate_schedules", absent: false);
        var hierarchy = call.Request.Flag("include_plan_hierarchy", absent: false);
        return new JsonObject
        {
            ["all_client_plan_dtls"] = Json.Rows(plans
                .Where(plan => parent == null || (plan.IsSupplemental && parent.Takes(plan.No)))
                .Where(plan => account == null || plan.DefaultSchedule(account.Currency) != null)
                .OrderBy(plan => plan.No)
                .Select(plan => Row(call, plan, account, allSchedules, hierarchy || parent != null))),
        };
    }

    private static JsonObject Row(Call call, Plan plan, Account? account, bool allSchedules, bool hierarchy)
    {
        var catalogue = call.Work.Catalogue;
        var row = CatalogueRows.Plan(catalogue, plan);
        row["proration_invoice_timing_cd"] = plan.DeferProration ? "1" : "0";
        row["first_retrieval_level_ind"] = "1";
        row["rollover_plan_duration"] = Json.Text(plan.Rollover?.Duration);
        row["plan_rate_schedules_details"] = CatalogueRows.Schedules(plan);
        if (account == null || plan.IsSupplemental)
            row["plan_services"] = CatalogueRows.Services(plan, account?.Currency ?? plan.Schedules[0].Currency, allSchedules, call.Today);
        if (hierarchy)
        {
            row["parent_plans"] = Json.Rows(plan.IsSupplemental ? catalogue.Plans.Where(other => other.No != plan.No && other.Takes(plan.No)).Select(Parent) : []);
            row["child_plans"] = Json.Rows(Children(catalogue, plan).Select(child => Child(catalogue, child)));
        }

        return row;
    }

    /// <summary>A plan that does not say what may stand under it takes every supplemental plan.</summary>
    private static IEnumerable<ChildPlan> Children(Catalogue catalogue, Plan plan) =>
        plan.Children ?? catalogue.Plans.Where(other => other.IsSupplemental && other.No != plan.No).Select(other => new ChildPlan { PlanNo = other.No });

    private static JsonObject Parent(Plan parent) => new()
    {
        ["parent_plan_no"] = parent.No,
        ["parent_plan_name"] = parent.Name,
        ["client_parent_plan_id"] = parent.ClientId,
    };

    private static JsonObject Child(Catalogue catalogue, ChildPlan child) => new()
    {
        ["plan_no"] = child.PlanNo,
        ["client_plan_id"] = catalogue.Plan(child.PlanNo)?.ClientId,
        ["is_mandatory"] = Json.Flag(child.IsMandatory),
        ["is_default"] = child.IsDefault ? "1" : "0",
        ["min_units"] = child.MinUnits,
        ["max_units"] = Json.Text(child.MaxUnits),
    };
}
