using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The numbered units of an account's plans, with their fulfilment and fields.</summary>
internal sealed class GetAcctPlanUnitInstanceAll : IOperation
{
    public string Name => "get_acct_plan_unit_instance_all_m";

    public string Summary => "numbered units per instance; filtered by instance, unit, status, fulfilment";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "plan_unit_inst_no", "client_plan_unit_inst_id",
        "status_cd", "plan_unit_inst_status_cd", "fulfillment_only",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        PlanUnitLookup.DemandEnabled(call);
        var only = Call.Instance(account, call.Request);
        var status = call.Request.Long("status_cd");
        var fulfilmentOnly = Indicator.Read(call.Request, "fulfillment_only", absent: false);
        return new JsonObject
        {
            ["client_acct_id"] = account.ClientAcctId,
            ["acct_no_2"] = account.AcctNo,
            ["all_plan_instances"] = Json.Rows(account.Instances
                .Where(instance => (only == null || instance == only) && (status == null || instance.Status == status))
                .Select(instance => (Instance: instance, Units: Units(call, instance)))
                .Where(pair => pair.Units.Count > 0)
                .Where(pair => !fulfilmentOnly || PlanOf(call, pair.Instance).Services.Exists(service => service.IsFulfilmentBased))
                .Select(pair => Row(call, pair.Instance, pair.Units))),
        };
    }

    private static Plan PlanOf(Call call, PlanInstance instance) => call.Work.Catalogue.Plan(instance.PlanNo)!;

    private static List<PlanUnit> Units(Call call, PlanInstance instance)
    {
        var no = call.Request.Long("plan_unit_inst_no");
        var id = call.Request.Text("client_plan_unit_inst_id");
        var active = call.Request.Long("plan_unit_inst_status_cd") switch
        {
            null => (bool?)null,
            0 => false,
            1 => true,
            _ => throw AriaFailure.Invalid("plan_unit_inst_status_cd must be 0 or 1"),
        };
        return [.. instance.UnitList
            .Where(unit => no == null || unit.No == no)
            .Where(unit => id == null || string.Equals(unit.ClientId, id, StringComparison.Ordinal))
            .Where(unit => active == null || unit.IsActive == active)];
    }

    private static JsonObject Row(Call call, PlanInstance instance, List<PlanUnit> units)
    {
        var plan = PlanOf(call, instance);
        return new JsonObject
        {
            ["queued_ind"] = PlanStatus.IsWaiting(instance.Status) ? "1" : "0",
            ["plan_instance_no"] = instance.No,
            ["client_plan_instance_id"] = instance.ClientId,
            ["parent_plan_instance_no"] = instance.ParentNo,
            ["plan_name"] = plan.Name,
            ["plan_type"] = plan.IsSupplemental ? "Supplemental" : "Master",
            ["plan_unit_inst_list"] = Json.Rows(units.Select(unit => Unit(call.Today, plan, unit))),
        };
    }

    private static JsonObject Unit(DateOnly today, Plan plan, PlanUnit unit) => new()
    {
        ["plan_unit_inst_no"] = unit.No,
        ["client_plan_unit_inst_id"] = unit.ClientId,
        ["plan_unit_inst_status"] = unit.IsActive ? "Active" : "Inactive",
        ["plan_unit_inst_service_details"] = Json.Rows(plan.Services.Where(service => service.IsFulfilmentBased).Select(service => Fulfilment(today, service, unit))),
        ["plan_unit_inst_fields"] = Json.Rows(unit.Fields.Select(field => new JsonObject { ["field_name"] = field.Name, ["field_value"] = field.Value })),
    };

    private static JsonObject Fulfilment(DateOnly today, Service service, PlanUnit unit)
    {
        var date = unit.Fulfilments.Find(fulfilment => fulfilment.ServiceNo == service.No)?.Date;
        return new JsonObject
        {
            ["service_no"] = service.No,
            ["client_service_id"] = service.ClientId,
            ["service_name"] = service.Name,
            ["fulfillment_status"] = date <= today ? "Fulfilled" : "Not fulfilled",
            ["fulfillment_date"] = Json.Day(date),
        };
    }
}
