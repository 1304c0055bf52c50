using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>What is invoiced when a plan is assigned. Any code may be held; the known ones have names. Sources: seed on the multi-plan walkthrough for 2; the guide of create_acct_complete_m for the others.</summary>
/// <param name="Code">The number on the wire.</param>
public readonly record struct InvoicingOption(long Code)
{
    /// <summary>1: a full period.</summary>
    public static InvoicingOption Full { get; } = new(1);

    /// <summary>2: the part of the period that is left. An immediate, prorated assignment of a master plan needs it.</summary>
    public static InvoicingOption Prorated { get; } = new(2);

    /// <summary>3: as the tenant is set.</summary>
    public static InvoicingOption TenantSetting { get; } = new(3);

    /// <summary>4: nothing.</summary>
    public static InvoicingOption None { get; } = new(4);

    /// <summary>The number.</summary>
    public override string ToString() => Code.ToString(CultureInfo.InvariantCulture);
}
