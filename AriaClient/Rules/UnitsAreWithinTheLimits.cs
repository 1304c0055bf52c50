namespace CrmAriaConnector.Aria;

internal sealed class UnitsAreWithinTheLimits : AriaRule
{
    public override string Demand => "Units stay within the plan's minimum and maximum, where the caller says what they are.";

    public override string Source => "the API's release 19: min_units and max_units of get_client_plans_all_m";

    public override void Check(AriaRequest request)
    {
        foreach (var (change, name) in request.ChangesOfUnits())
        {
            if (request.KnownOf(change) is not { } known || change.Decimal(name) is not { } units)
                continue;
            if (known.MinUnits is { } min && units < min)
                throw Refuse(name, units, $"The plan needs at least {min} units.");
            if (known.MaxUnits is { } max && units > max)
                throw Refuse(name, units, $"The plan takes at most {max} units.");
        }
    }
}
