namespace CrmAriaConnector.Aria;

internal sealed class UnitsAreAboveZero : AriaRule
{
    public override string Demand => "Units of a plan or an order are above zero.";

    public override string Source => "plan_units is the new total (Aria's page on changing plan instance units); error 3010 for orders";

    public override void Check(AriaRequest request)
    {
        foreach (var name in (string[])["plan_units", "plan_instance_units", "supp_plan_units"])
            foreach (var holder in request.Holders(name))
                if (holder.Decimal(name) is <= 0 and var units)
                    throw Refuse(name, units, "The new total of units must be above zero. To end the plan, cancel it.");
        foreach (var item in request.Rows("order_line_items"))
            if (item.Decimal("units") is null or <= 0)
                throw Refuse("units", item.Decimal("units"), "An order line needs units above zero.");
    }
}
