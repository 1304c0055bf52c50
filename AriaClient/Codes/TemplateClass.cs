namespace CrmAriaConnector.Aria;

/// <summary>The kind of mail send_acct_email_m sends. Any code may be held; the known ones have names. Source: its guide.</summary>
/// <param name="Code">The letter on the wire.</param>
public readonly record struct TemplateClass(string Code)
{
    /// <summary>A: activation.</summary>
    public static TemplateClass Activation { get; } = new("A");

    /// <summary>W: welcome.</summary>
    public static TemplateClass Welcome { get; } = new("W");

    /// <summary>P: password.</summary>
    public static TemplateClass Password { get; } = new("P");

    /// <summary>S: a change of plan.</summary>
    public static TemplateClass PlanChange { get; } = new("S");

    /// <summary>N: a comment.</summary>
    public static TemplateClass Comment { get; } = new("N");

    /// <summary>The letter.</summary>
    public override string ToString() => Code ?? "";
}
