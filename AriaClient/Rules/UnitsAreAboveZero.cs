namespace CrmAriaConnector.Aria;

internal sealed class UnitsAreAboveZero : AriaRule
{
    public override string Demand => "Units of a plan or an order are above zero; added units are not negative.";

    public override string Source => "plan_units is the new total (Aria's page on changing plan instance units); new_plan_units of modify_acct_plan_unit_instances_m is what is added, and remove_plan_units takes away; error 3010 for orders";

    public override void Check(AriaRequest request)
    {
        foreach (var (change, name) in request.ChangesOfUnits())
            if (change.Decimal(name) is <= 0 and var units)
                throw Refuse(name, units, "The new total of units must be above zero. To end the plan, cancel it.");
        if (request is ModifyAcctPlanUnitInstancesRequest { NewPlanUnits: < 0 and var added })
            throw Refuse("new_plan_units", added, "Give the number of units to add. To take units away, name them in remove_plan_units.");
        foreach (var item in request.Rows("order_line_items"))
            if (item.Decimal("units") is <= 0 and var ordered)
                throw Refuse("units", ordered, "An order line needs units above zero.");
    }
}
