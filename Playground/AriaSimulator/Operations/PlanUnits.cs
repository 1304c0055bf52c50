using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Reads a number of plan units: the new total, above zero and within the tenant's limit.</summary>
internal static class PlanUnits
{
    public static decimal? Read(Call call, AriaRow row, string field)
    {
        var units = row.Real(field);
        if (units <= 0)
            throw AriaFailure.Invalid($"{field} must be greater than zero");
        if (units > call.Work.Settings.MaximumUnits)
            throw AriaFailure.Invalid($"{field} must not exceed {call.Work.Settings.MaximumUnits:0}");
        return units;
    }
}
