using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Finds numbered units by number, else by the caller's id.</summary>
internal static class PlanUnitLookup
{
    /// <summary>The tenant and the plan number their units.</summary>
    public static void DemandNumbered(Call call, PlanInstance instance)
    {
        DemandEnabled(call);
        if (!NumberedUnits.Has(call.Work.Books, instance))
            throw AriaFailure.Invalid($"plan {instance.PlanNo} does not number its units");
    }

    /// <summary>The tenant numbers units.</summary>
    public static void DemandEnabled(Call call)
    {
        if (!call.Work.Settings.EnablePlanUnitInstances)
            throw new AriaFailure(ErrorCode.UnitsNotNumbered, "plan unit instances are not enabled for this client");
    }

    /// <summary>The unit in use a row names among the units of some instances.</summary>
    public static (PlanInstance Instance, PlanUnit Unit) Demanded(IEnumerable<PlanInstance> instances, AriaRow row)
    {
        var no = row.Long("plan_unit_inst_no");
        var id = row.Text("client_plan_unit_inst_id");
        if (no == null && id == null)
            throw AriaFailure.Missing("plan_unit_inst_no");

        var found = instances
            .SelectMany(instance => instance.UnitList.Select(unit => (Instance: instance, Unit: unit)))
            .Where(pair => no != null ? pair.Unit.No == no : string.Equals(pair.Unit.ClientId, id, StringComparison.Ordinal))
            .ToList();
        if (found.Count == 0)
            throw new AriaFailure(no != null ? ErrorCode.InvalidUnitNo : ErrorCode.InvalidUnitId, "invalid plan unit instance");
        return found[0].Unit.IsActive
            ? found[0]
            : throw new AriaFailure(no != null ? ErrorCode.InactiveUnitNo : ErrorCode.InactiveUnitId, "inactive plan unit instance");
    }

    /// <summary>No unit in the tenant has the id.</summary>
    public static void DemandFree(Call call, string id, string field)
    {
        if (call.Work.Accounts.Any(account => account.Instances.Exists(instance => instance.UnitList.Exists(unit => unit.ClientId == id))))
            throw new AriaFailure(ErrorCode.DuplicateEntry, $"{field} {id} is in use");
    }
}
