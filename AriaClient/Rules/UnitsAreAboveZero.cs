namespace CrmAriaConnector.Aria;

internal sealed class UnitsAreAboveZero : AriaRule<UpdateAcctPlanRequest>
{
    public override string Source => "plan_units is the new total (Aria's page on changing plan instance units); a plan with none is cancelled, not updated";

    protected override void Check(UpdateAcctPlanRequest request)
    {
        if (request.PlanUnits is <= 0 and var units)
            throw Refuse("plan_units", units, "The new total of units must be above zero. To end the plan, cancel it.");
    }
}
