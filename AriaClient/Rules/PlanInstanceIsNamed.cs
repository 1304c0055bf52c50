namespace CrmAriaConnector.Aria;

internal sealed class PlanInstanceIsNamed : AriaRule
{
    public override string Demand => "A change of a plan instance names it by number or client id.";

    public override string Source => "seed: custom account plan rates, required fields; error 14046 and 14047 of the sibling operations";

    public override void Check(AriaRequest request)
    {
        var (number, id) = request switch
        {
            UpdateAcctPlanRequest or AssignCustomAcctPlanRatesRequest or RemoveAcctPlanCustomRatesRequest or ReplaceAcctPlanRequest or CancelAcctPlanRequest or UpdateAcctPlanStatusRequest
                => ("plan_instance_no", "client_plan_instance_id"),
            ModifyAcctPlanUnitInstancesRequest => ("plan_inst_no", "client_plan_inst_id"),
            _ => (null, null),
        };
        if (number is not null && request.FirstGiven(number, id!) is null)
            throw Refuse(number, null, $"Name the plan instance: give {number} or {id}.");
    }
}
