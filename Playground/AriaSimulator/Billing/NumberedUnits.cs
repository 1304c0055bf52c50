using System.Globalization;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Keeps the list of units as long as the instance has units, for plans that number them.</summary>
public static class NumberedUnits
{
    /// <summary>Adds units that are missing and takes the newest out where there are too many.</summary>
    public static void Match(Books books, PlanInstance instance)
    {
        if (!books.Settings.EnablePlanUnitInstances || !books.Catalogue.Plan(instance.PlanNo)!.NumbersUnits)
            return;

        var wanted = (int)decimal.Ceiling(instance.Current.Units);
        for (var active = instance.UnitList.Count(unit => unit.IsActive); active < wanted; active++)
            Add(books, instance, null);
        while (instance.UnitList.Count(unit => unit.IsActive) > wanted)
            instance.UnitList.Last(unit => unit.IsActive).IsActive = false;
    }

    /// <summary>Adds one unit.</summary>
    public static PlanUnit Add(Books books, PlanInstance instance, string? clientId)
    {
        var no = books.NextNumber(Sequence.PlanUnit);
        var unit = new PlanUnit { No = no, ClientId = clientId ?? no.ToString(CultureInfo.InvariantCulture) };
        instance.UnitList.Add(unit);
        return unit;
    }
}
