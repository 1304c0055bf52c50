using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>What a row of update_acct_plan_multi_m does to a plan instance. Any code may be held; the known ones have names. Sources: the texts of the contract's fields; recorded calls; where a member says <em>inferred</em>, it is the one left over.</summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct PlanDirective(long Code)
{
    /// <summary>1: assigns a new plan.</summary>
    public static PlanDirective Assign { get; } = new(1);

    /// <summary>2: puts another plan on the instance. Inferred.</summary>
    public static PlanDirective Replace { get; } = new(2);

    /// <summary>3: changes the instance.</summary>
    public static PlanDirective Update { get; } = new(3);

    /// <summary>4: cancels the instance.</summary>
    public static PlanDirective Cancel { get; } = new(4);

    /// <summary>The number.</summary>
    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture);
}
