using System;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>The units of plans that number them one by one.</summary>
public static class NumberedUnits
{
    /// <summary>Whether an instance has numbered units.</summary>
    public static bool Has(Books books, PlanInstance instance) =>
        books.Settings.EnablePlanUnitInstances && books.Catalogue.Plan(instance.PlanNo)!.NumbersUnits;

    /// <summary>Takes out the units an update removes and adds those it names.</summary>
    public static void Change(Books books, PlanInstance instance, PlanUpdate update)
    {
        foreach (var no in update.RemoveUnits ?? [])
            instance.UnitList.First(unit => unit.No == no).IsActive = false;
        foreach (var clientId in update.AddUnits ?? [])
            Add(books, instance, clientId);
    }

    /// <summary>
    /// Makes the list as long as the instance has units: adds what is missing, takes the newest out where there are too
    /// many; and counts the fulfilled ones under the newest terms.
    /// </summary>
    public static void Match(Books books, PlanInstance instance)
    {
        if (!Has(books, instance))
            return;

        var wanted = (int)decimal.Ceiling(instance.Current.Units);
        for (var active = instance.UnitList.Count(unit => unit.IsActive); active < wanted; active++)
            Add(books, instance, null);
        while (instance.UnitList.Count(unit => unit.IsActive) > wanted)
            instance.UnitList.Last(unit => unit.IsActive).IsActive = false;
        CountFulfilled(books, instance, instance.Current.From);
    }

    private static void CountFulfilled(Books books, PlanInstance instance, DateOnly day) =>
        instance.Current.Fulfilled =
        [
            .. books.Catalogue.Plan(instance.PlanNo)!.Services.Where(service => service.IsFulfilmentBased).Select(service => new FulfilledUnits(
                service.No,
                instance.UnitList.Count(unit => unit.IsActive && unit.Fulfilments.Exists(fulfilment => fulfilment.ServiceNo == service.No && fulfilment.Date <= day)))),
        ];

    private static void Add(Books books, PlanInstance instance, string? clientId)
    {
        var no = books.NextNumber(Sequence.PlanUnit);
        instance.UnitList.Add(new PlanUnit { No = no, ClientId = clientId ?? no.ToString(CultureInfo.InvariantCulture) });
    }
}
