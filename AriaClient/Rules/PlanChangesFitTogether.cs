using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

internal sealed class PlanChangesFitTogether : AriaRule<UpdateAcctPlanMultiRequest>
{
    public override string Demand => "Of several plan changes each names what its directive needs, and an instance stands in one row only, and a master plan before its supplemental ones.";

    public override string Source => "seed: update_acct_plan_multi_m walkthrough; the guide's list of fields by directive";

    protected override void Check(UpdateAcctPlanMultiRequest request)
    {
        var instances = new HashSet<string>();
        var indexes = new HashSet<long>();
        if (request.PlanUpdates.Count == 0)
            throw Refuse("plan_updates", null, "Give at least one change.");
        foreach (var row in request.PlanUpdates)
        {
            if (row.PlanDirective is not { } directive)
                throw Refuse("plan_directive", null, "Say what each row does: 1 assign, 2 replace, 3 update, 4 cancel.");
            var instance = row.FirstGiven("existing_plan_instance_no", "existing_client_plan_instance_id");
            if (directive != PlanDirective.Assign && instance is null)
                throw Refuse("existing_plan_instance_no", null, $"Directive {directive.Code} changes a plan instance: name it.");
            if ((directive == PlanDirective.Assign || directive == PlanDirective.Replace) && row.FirstGiven(PlanChange.Plan) is null)
                throw Refuse("new_plan_no", null, $"Directive {directive.Code} needs a plan: name it.");
            if (instance is not null && !instances.Add($"{instance}={row.Value(instance)}"))
                throw Refuse(instance, row.Value(instance), "A plan instance stands in one row only. Put what belongs together into it, or make two calls.");
            if (row.ParentPlanInstanceIdx is { } parent && !indexes.Contains(parent))
                throw Refuse("parent_plan_instance_idx", parent, "Aria carries the rows out in the order given: put the row of the master plan, with this plan_instance_idx, before the rows of its supplemental plans.");
            if (row.PlanInstanceIdx is { } index)
                indexes.Add(index);
        }
    }
}
