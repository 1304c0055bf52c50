using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>How tiers are read, with Aria's codes.</summary>
public enum TierRule
{
    /// <summary>Each unit costs what its own tier says.</summary>
    Graduated = 1,

    /// <summary>All units cost what the reached tier says.</summary>
    Volume = 2,

    /// <summary>The reached tier names one price for everything.</summary>
    FlatPerTier = 3,
}

/// <summary>When a service is charged.</summary>
public enum ServiceKind
{
    /// <summary>Each period, for the period that begins.</summary>
    RecurringInAdvance,

    /// <summary>Each period, for the period that ended.</summary>
    RecurringInArrears,

    /// <summary>Once, with the first invoice.</summary>
    Activation,

    /// <summary>Once, when the instance is cancelled.</summary>
    Cancellation,

    /// <summary>By recorded usage; listed, never charged, because usage is not modelled.</summary>
    Usage,
}

/// <summary>All plans of the tenant.</summary>
public sealed partial class Catalogue
{
    /// <summary>The plans.</summary>
    public List<Plan> Plans { get; set; } = [];

    /// <summary>Goods sold once, by order.</summary>
    public List<InventoryItem> Items { get; set; } = [];

    /// <summary>The plan with this number, or null.</summary>
    public Plan? Plan(long planNo) => Plans.FirstOrDefault(plan => plan.No == planNo);

    /// <summary>The plan that owns this schedule, or null.</summary>
    public Plan? PlanOfSchedule(long scheduleNo) => Plans.FirstOrDefault(plan => plan.Schedule(scheduleNo) != null);
}

/// <summary>A plan: services and the schedules that price them.</summary>
public sealed class Plan
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Description.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whether it needs a parent.</summary>
    public bool IsSupplemental { get; set; }

    /// <summary>Whether amounts of changes wait for the next anniversary invoice unless a call says otherwise.</summary>
    public bool DeferProration { get; set; }

    /// <summary>Whether its units are numbered one by one.</summary>
    public bool NumbersUnits { get; set; }

    /// <summary>The supplemental plans that may stand under it; null allows every one.</summary>
    public List<ChildPlan>? Children { get; set; }

    /// <summary>The plan it turns into by itself; null for never.</summary>
    public Rollover? Rollover { get; set; }

    /// <summary>The services.</summary>
    public List<Service> Services { get; set; } = [];

    /// <summary>The schedules.</summary>
    public List<RateSchedule> Schedules { get; set; } = [];

    /// <summary>The schedule with this number, or null.</summary>
    public RateSchedule? Schedule(long scheduleNo) => Schedules.FirstOrDefault(schedule => schedule.No == scheduleNo);

    /// <summary>The default schedule for a currency, or null when the plan is not sold in it.</summary>
    public RateSchedule? DefaultSchedule(string currency) =>
        Schedules.FirstOrDefault(schedule => schedule.Currency == currency && schedule.IsDefault);

    /// <summary>Whether a plan may stand under this one.</summary>
    public bool Takes(long planNo) => Children == null || Children.Any(child => child.PlanNo == planNo);

    /// <summary>What this plan says of a plan under it, or null.</summary>
    public ChildPlan? Child(long planNo) => Children?.FirstOrDefault(child => child.PlanNo == planNo);

    /// <summary>The service with this number, or null.</summary>
    public Service? Service(long serviceNo) => Services.FirstOrDefault(service => service.No == serviceNo);
}

/// <summary>Something a plan charges for.</summary>
public sealed class Service
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>When it is charged.</summary>
    public ServiceKind Kind { get; set; }

    /// <summary>How its tiers are read.</summary>
    public TierRule TierRule { get; set; } = TierRule.Graduated;

    /// <summary>Whether it is charged for fulfilled units only; its plan numbers its units.</summary>
    public bool IsFulfilmentBased { get; set; }

    /// <summary>Whether tax is put on it.</summary>
    public bool IsTaxable { get; set; } = true;
}

/// <summary>A price list of a plan in one currency, with the window in which it may be assigned.</summary>
public sealed class RateSchedule
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>ISO currency, lower case.</summary>
    public string Currency { get; set; } = "usd";

    /// <summary>Months between two invoices.</summary>
    public int IntervalMonths { get; set; } = 1;

    /// <summary>Whether it is the plan's default for its currency.</summary>
    public bool IsDefault { get; set; }

    /// <summary>First day on which it may be assigned; null is open.</summary>
    public DateOnly? AvailableFrom { get; set; }

    /// <summary>Last day on which it may be assigned; null is open.</summary>
    public DateOnly? AvailableTo { get; set; }

    /// <summary>A pointer to a successor; it moves nobody.</summary>
    public long? FollowUpNo { get; set; }

    /// <summary>The prices, per service.</summary>
    public List<ServiceRates> Rates { get; set; } = [];

    /// <summary>The tiers of a service on the day an invoice is made.</summary>
    public IReadOnlyList<Tier> TiersOn(long serviceNo, DateOnly day)
    {
        var rates = Rates.FirstOrDefault(rates => rates.ServiceNo == serviceNo);
        if (rates == null)
            return [];

        return rates.Changes.Where(change => change.From <= day).OrderBy(change => change.From).LastOrDefault()?.Tiers ?? rates.Tiers;
    }

    /// <summary>The scheduled change that takes over after a day, or null.</summary>
    public RateChange? FutureChange(long serviceNo, DateOnly day) =>
        Rates.FirstOrDefault(rates => rates.ServiceNo == serviceNo)?.Changes
            .Where(change => change.From > day).OrderBy(change => change.From).FirstOrDefault();

    /// <summary>Whether the schedule may be assigned by a call on one day for activation on another. Aria: User Self-service Best Practices.</summary>
    public bool IsAssignable(DateOnly call, DateOnly activation) =>
        (AvailableFrom == null || (AvailableFrom <= call && AvailableFrom <= activation))
        && (AvailableTo == null || activation <= AvailableTo);
}

/// <summary>The tiers of one service in one schedule, with scheduled changes.</summary>
public sealed class ServiceRates
{
    /// <summary>The service.</summary>
    public long ServiceNo { get; set; }

    /// <summary>The tiers at first.</summary>
    public List<Tier> Tiers { get; set; } = [];

    /// <summary>Later prices; each holds for invoices made on or after its day.</summary>
    public List<RateChange> Changes { get; set; } = [];
}

/// <summary>New tiers from a day on.</summary>
public sealed class RateChange
{
    /// <summary>First day invoices are made with these tiers.</summary>
    public DateOnly From { get; set; }

    /// <summary>The tiers.</summary>
    public List<Tier> Tiers { get; set; } = [];
}

/// <summary>One step of a price list: holds units above From−1 up to To.</summary>
public sealed record Tier(int Seq, decimal From, decimal? To, decimal RatePerUnit);
