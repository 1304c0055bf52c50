using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The plans an account may take: masters sold in its currency, and under each living instance what its plan takes.</summary>
internal sealed class GetAvailPlansForAcctAll : IOperation
{
    public string Name => "get_avail_plans_for_acct_all_m";

    public string Summary => "masters in the account's currency and the supplementals of each living instance, or those of one instance, with services and rates";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "include_rs_summary",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var only = Call.Instance(account, call.Request);
        var schedules = call.Request.Flag("include_rs_summary", absent: false);
        var sold = call.Work.Catalogue.Plans.Where(plan => plan.DefaultSchedule(account.Currency) != null).OrderBy(plan => plan.No).ToList();
        var masters = only == null ? sold.Where(plan => !plan.IsSupplemental).Select(plan => Row(call, account, plan, null, schedules)) : [];
        var parents = only != null ? [only] : account.Instances.Where(instance => PlanStatus.IsProvisioned(instance.Status));
        var supplementals = parents.SelectMany(parent => sold
            .Where(plan => plan.IsSupplemental && call.Work.Catalogue.Plan(parent.PlanNo)!.Takes(plan.No))
            .Where(plan => account.Parent(parent) == null || call.Work.Catalogue.Plan(parent.PlanNo)!.Children != null)
            .Select(plan => Row(call, account, plan, parent, schedules)));
        return new JsonObject { ["all_client_plans_services"] = Json.Rows(masters.Concat(supplementals)) };
    }

    private static JsonObject Row(Call call, Account account, Plan plan, PlanInstance? parent, bool schedules)
    {
        var row = CatalogueRows.Plan(call.Work.Catalogue, plan);
        row["parent_plan_instance_no"] = parent?.No;
        row["parent_client_plan_instance_id"] = parent?.ClientId;
        row["currency_cd"] = account.Currency;
        row["rollover_plan_duration"] = plan.Rollover?.Duration;
        row["plan_services"] = CatalogueRows.Services(plan, account.Currency, allSchedules: false, call.Today);
        if (schedules)
            row["plan_rate_schedules_details"] = CatalogueRows.Schedules(plan);
        return row;
    }
}
