using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Adds units to a plan that numbers them, and takes others out. Here new_plan_units counts additional units, not the new total.</summary>
internal sealed class ModifyAcctPlanUnitInstances : IOperation
{
    public string Name => "modify_acct_plan_unit_instances_m";

    public string Summary => "adds units with ids of the caller and removes units by number or id; directives 1–6, dry run, put-off invoicing";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_inst_no", "client_plan_inst_id", "remove_plan_units", "assignment_directive", "new_plan_units",
        "new_client_plan_unit_inst", "proration_invoice_timing", "do_write",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        PlanRules.DemandLiveAccount(account);
        var instance = Call.Instance(account, call.Request, "plan_inst_no", "client_plan_inst_id") ?? throw AriaFailure.Missing("plan_inst_no");
        PlanRules.DemandChangeable(instance);
        PlanUnitLookup.DemandNumbered(call, instance);
        var directive = AssignmentDirective.Read(call.Request, call.Work.Settings, absent: call.Work.Settings.AbsentUnitsDirective);
        if (directive.Time == ChangeTime.OnDate)
            throw AriaFailure.Invalid("assignment_directive must be from 1 to 6: there is no effective_date");

        var update = new PlanUpdate { AddUnits = Added(call), RemoveUnits = Removed(call, instance) };
        if (!update.TouchesPrice)
            throw AriaFailure.Missing("new_plan_units");

        var units = instance.Current.Units + (update.AddUnits?.Count ?? 0) - (update.RemoveUnits?.Count ?? 0);
        if (units <= 0)
            throw AriaFailure.Invalid("the last unit cannot be removed; cancel the plan instance instead");
        PlanRules.DemandUnits(call.Work.Catalogue, account.Parent(instance), instance.PlanNo, units, call.Work.Settings);

        var date = ChangeTiming.EffectiveDate(call, call.Request, instance, directive);
        var defers = ChangeTiming.DefersInvoice(call.Request, call.Work.Catalogue.Plan(instance.PlanNo)!);
        var command = PlanCommand.Of(call, ChangeKind.Update, instance, update, directive, date, defers);
        return SingleChange.Run(call, Name, account, command);
    }

    private static List<string?>? Added(Call call)
    {
        var ids = call.Request.Rows("new_client_plan_unit_inst").Select(row => row.Text("new_client_plan_unit_inst_id")).ToList();
        var count = call.Request.Real("new_plan_units") ?? ids.Count;
        if (count != decimal.Truncate(count) || count < 0 || count > call.Work.Settings.MaximumUnits)
            throw AriaFailure.Invalid("new_plan_units must be a whole number of additional units");
        if (ids.Count > count)
            throw AriaFailure.Invalid("new_client_plan_unit_inst names more units than new_plan_units adds");
        foreach (var id in ids.OfType<string>())
            PlanUnitLookup.DemandFree(call, id, "new_client_plan_unit_inst_id");
        if (ids.OfType<string>().Distinct().Count() != ids.OfType<string>().Count())
            throw AriaFailure.Invalid("new_client_plan_unit_inst names an id twice");
        return count == 0 ? null : [.. ids, .. Enumerable.Repeat<string?>(null, (int)count - ids.Count)];
    }

    private static List<long>? Removed(Call call, PlanInstance instance)
    {
        var units = call.Request.Rows("remove_plan_units").Select(row => PlanUnitLookup.Demanded([instance], row).Unit.No).Distinct().ToList();
        return units.Count == 0 ? null : units;
    }
}
