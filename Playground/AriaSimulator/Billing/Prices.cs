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

    /// <summary>The units a service is charged for.</summary>
    public static decimal Units(PlanTerms terms, Service service) =>
        service.IsFulfilmentBased ? terms.Fulfilled.FirstOrDefault(fulfilled => fulfilled.ServiceNo == service.No)?.Units ?? 0m : terms.Units;

    /// <summary>What the once-only services of an instance cost, each line rounded.</summary>
    public static decimal Activation(Catalogue catalogue, Account account, PlanInstance instance, DateOnly day) =>
        Sum(catalogue, account, instance, day, ServiceKind.Activation);

    /// <summary>What the recurring services of an instance cost per full period, each line rounded.</summary>
    public static decimal PerPeriod(Catalogue catalogue, Account account, PlanInstance instance, DateOnly day) =>
        Sum(catalogue, account, instance, day, ServiceKind.RecurringInAdvance) + Sum(catalogue, account, instance, day, ServiceKind.RecurringInArrears);

    private static decimal Sum(Catalogue catalogue, Account account, PlanInstance instance, DateOnly day, ServiceKind kind)
    {
        var terms = instance.Current;
        var plan = catalogue.Plan(terms.PlanNo)!;
        return plan.Services
            .Where(service => service.Kind == kind)
            .SelectMany(service => Rating.Rate(service.TierRule, Tiers(plan, terms, service.No, day), Units(terms, service)))
            .Sum(rated => Money.Round(rated.Units * rated.RatePerUnit, account.Currency));
    }
}
