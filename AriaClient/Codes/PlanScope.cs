namespace CrmAriaConnector.Aria;

/// <summary>Whether custom rates go to the plan in force or to a queued one. Source: seed on custom account plan rates.</summary>
/// <param name="Code">The letter on the wire.</param>
public readonly record struct PlanScope(string Code)
{
    /// <summary>C: the plan in force. Aria's default.</summary>
    public static PlanScope Current { get; } = new("C");

    /// <summary>Q: the queued plan; the queue id names which, unless it is queued for the anniversary.</summary>
    public static PlanScope Queued { get; } = new("Q");

    /// <summary>The letter.</summary>
    public override string ToString() => Code ?? "";
}
