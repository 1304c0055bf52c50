using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What changed on the plans of an account, oldest first: one row per instance and day, the first one without an old side.</summary>
internal sealed class GetAcctPlanHistory : IOperation
{
    public string Name => "get_acct_plan_history_m";

    public string Summary => "plan, status, units, schedule, id and dunning state before and after, per instance and day";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "filter_plan_instance_no", "filter_client_plan_instance_id",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var only = Call.Instance(account, call.Request, "filter_plan_instance_no", "filter_client_plan_instance_id");
        var rows = account.Instances
            .Where(instance => only == null || instance == only)
            .SelectMany(instance => instance.History.Select((moment, index) => (Instance: instance, Old: index == 0 ? null : instance.History[index - 1], New: moment)))
            .OrderBy(step => step.New.Date)
            .ThenBy(step => step.Instance.No);
        return new JsonObject { ["plan_history"] = Json.Rows(rows.Select(step => Row(call, account, step.Instance, step.Old, step.New))) };
    }

    private static JsonObject Row(Call call, Account account, PlanInstance instance, PlanMoment? old, PlanMoment @new)
    {
        var row = new JsonObject
        {
            ["plan_instance_no"] = instance.No,
            ["master_plan_instance_no"] = account.MasterOf(instance).No,
            ["update_date"] = Json.Day(@new.Date),
        };
        Side(call.Work.Catalogue, row, "new_", @new);
        if (old != null)
            Side(call.Work.Catalogue, row, "old_", old);
        return row;
    }

    private static void Side(Catalogue catalogue, JsonObject row, string prefix, PlanMoment moment)
    {
        var plan = catalogue.Plan(moment.PlanNo);
        row[prefix + "plan_no"] = moment.PlanNo;
        row[prefix + "client_plan_id"] = plan?.ClientId;
        row[prefix + "plan_name"] = plan?.Name;
        row[prefix + "status_cd"] = moment.Status;
        row[prefix + "plan_units"] = Json.Amount(moment.Units);
        row[prefix + "rate_schedule_no"] = moment.RateScheduleNo;
        row[prefix + "client_rate_schedule_id"] = CatalogueLookup.ClientScheduleId(catalogue, moment.RateScheduleNo);
        row[prefix + "client_plan_instance_id"] = moment.ClientId;
        row[prefix + "dunning_state"] = moment.DunningState;
    }
}
