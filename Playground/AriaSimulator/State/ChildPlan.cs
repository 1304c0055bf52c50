namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A supplemental plan that may stand under a plan. Source: Aria, get_client_plans_all_m, child_plans.</summary>
public sealed class ChildPlan
{
    /// <summary>The supplemental plan.</summary>
    public long PlanNo { get; set; }

    /// <summary>Whether it is assigned together with its parent without being asked for.</summary>
    public bool IsMandatory { get; set; }

    /// <summary>Whether it is offered first.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The fewest units it may have under this parent; null is open.</summary>
    public long? MinUnits { get; set; }

    /// <summary>The most units it may have under this parent; null is open.</summary>
    public long? MaxUnits { get; set; }
}

/// <summary>When a plan turns into another by itself.</summary>
public sealed class Rollover
{
    /// <summary>The plan that takes over.</summary>
    public long PlanNo { get; set; }

    /// <summary>How long the plan lasts, in <see cref="Unit"/>.</summary>
    public int Duration { get; set; }

    /// <summary>What the duration counts.</summary>
    public DurationUnit Unit { get; set; } = DurationUnit.Month;
}

/// <summary>Units of time, with Aria's codes.</summary>
public enum DurationUnit
{
    /// <summary>Days.</summary>
    Day = 1,

    /// <summary>Weeks.</summary>
    Week = 2,

    /// <summary>Months.</summary>
    Month = 3,

    /// <summary>Quarters.</summary>
    Quarter = 4,

    /// <summary>Years.</summary>
    Year = 5,
}
