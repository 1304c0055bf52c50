using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Which price holds: custom rates of the instance, else the schedule as it stands on the day the invoice is made.</summary>
public static class Prices
{
    /// <summary>The tiers of a service under some terms. Custom rates ignore price changes of the schedule.</summary>
    public static IReadOnlyList<Tier> Tiers(Plan plan, PlanTerms terms, long serviceNo, DateOnly day) =>
        terms.CustomRates.FirstOrDefault(custom => custom.ServiceNo == serviceNo)?.Tiers
        ?? plan.Schedule(terms.RateScheduleNo)!.TiersOn(serviceNo, day);

    /// <summary>Whether a service has rates of its own under some terms.</summary>
    public static bool HasCustomRates(PlanTerms terms, long serviceNo) =>
        terms.CustomRates.Any(custom => custom.ServiceNo == serviceNo);

    /// <summary>What the recurring services of an instance cost per full period, each line rounded.</summary>
    public static decimal PerPeriod(Catalogue catalogue, Account account, PlanInstance instance, DateOnly day)
    {
        var plan = catalogue.Plan(instance.PlanNo)!;
        return plan.Services
            .Where(service => service.Kind is ServiceKind.RecurringInAdvance or ServiceKind.RecurringInArrears)
            .SelectMany(service => Rating.Rate(service.TierRule, Tiers(plan, instance.Current, service.No, day), instance.Current.Units))
            .Sum(rated => Money.Round(rated.Units * rated.RatePerUnit, account.Currency));
    }
}
