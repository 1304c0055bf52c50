namespace CrmAriaConnector.Aria;

internal sealed class UnitInstancesChangeNowOrOnTheAnniversary : AriaRule<ModifyAcctPlanUnitInstancesRequest>
{
    public override string Demand => "modify_acct_plan_unit_instances_m takes directives 1 to 6 only.";

    public override string Source => "the API's release 19: the operation has no effective_date";

    protected override void Check(ModifyAcctPlanUnitInstancesRequest request)
    {
        if (request.AssignmentDirective is { IsDated: true } directive)
            throw Refuse("assignment_directive", directive.Code, "Single units can be changed now or on the anniversary, not on a day: give a directive from 1 to 6.");
    }
}
