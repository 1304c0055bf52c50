using System;

namespace CrmAriaConnector.AriaSimulator;

/// <summary>Which sides of a plan change are prorated when it takes effect inside a billing period.</summary>
public enum ProrationRule
{
    /// <summary>Nothing now; the next invoice is made with the new state.</summary>
    None,

    /// <summary>The old state is credited and the new one charged.</summary>
    Full,

    /// <summary>The new state is charged, the old one not credited.</summary>
    ChargeOnly,

    /// <summary>The old state is credited, the new one not charged.</summary>
    CreditOnly,
}

/// <summary>What becomes of the part of a credit that exceeds the charges it meets.</summary>
public enum NetNegativeAction
{
    /// <summary>It is kept and lowers later invoices. Until then it is no part of the balance.</summary>
    ServiceCredit,

    /// <summary>It counts like a payment at once.</summary>
    CashCredit,

    /// <summary>It is paid back, if the invoices it credits were each paid in full by one payment; otherwise it is a cash credit.</summary>
    Refund,

    /// <summary>It is dropped.</summary>
    Nothing,
}

/// <summary>Marks a setting whose default no published source settles.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AssumedAttribute : Attribute
{
    /// <summary>Marks the setting.</summary>
    /// <param name="why">Why this default was chosen.</param>
    public AssumedAttribute(string why)
    {
        Why = why;
    }

    /// <summary>Why this default was chosen.</summary>
    public string Why { get; }
}

/// <summary>
/// The simulated tenant's parameters. A tenant definition (Samples/playground.json) may set each by name under
/// "settings". What no source settles is marked assumed, here and in docs/simulator.md, and nowhere else.
/// </summary>
public sealed partial class Settings
{
    /// <summary>The rule behind directives 2 and 7. Aria: Finance, Proration.</summary>
    public ProrationRule CompanyProration { get; set; } = ProrationRule.Full;

    /// <summary>Aria: Net-Negative Proration Action, default service credit.</summary>
    public NetNegativeAction NetNegative { get; set; } = NetNegativeAction.ServiceCredit;

    /// <summary>The flat tax rate on every taxable charge, as a fraction (0.08 for 8 %); 0 writes no tax lines.</summary>
    [Assumed("A tax engine is out of reach; one flat rate shows where tax lines stand and how they are credited.")]
    public decimal TaxRate { get; set; }

    /// <summary>The name on tax lines.</summary>
    [Assumed("Stands for the tax engine's names.")]
    public string TaxName { get; set; } = "Sales tax";

    /// <summary>The service number on tax lines.</summary>
    [Assumed("Stands for the tax service of a tenant's catalogue.")]
    public long TaxServiceNo { get; set; } = 5900;

    /// <summary>Whether an update that names no rate schedule throws the instance back to the default one.</summary>
    [Assumed("The field text can be read both ways; a change of units that changes the price by itself would surprise.")]
    public bool UpdateResetsSchedule { get; set; }

    /// <summary>What a left-out assignment_directive of update_acct_plan_m means. Aria: Update an Assigned Plan says 1.</summary>
    public int AbsentDirective { get; set; } = 1;

    /// <summary>Whether a receipt id stays spent when its call failed (NEVER_ALLOW_USED_RECEIPT_ID).</summary>
    [Assumed("The parameter is published, its default is not.")]
    public bool NeverAllowUsedReceiptId { get; set; }

    /// <summary>Minutes a session lives after it was last used, in the tenant's own time.</summary>
    [Assumed("No lifetime is published.")]
    public int SessionMinutes { get; set; } = 30;

    /// <summary>The highest number of units an instance may have.</summary>
    [Assumed("No limit is published; a number this high is a slip of the finger.")]
    public decimal MaximumUnits { get; set; } = 1_000_000m;

    /// <summary>How many years ahead an effective_date may lie; a later one gets 1024.</summary>
    [Assumed("No limit is published; a date this far ahead is a slip of the finger.")]
    public int FarthestYears { get; set; } = 50;

    /// <summary>Whether the cycles of a retroactive start go on one invoice when combine_invoices is left out.</summary>
    [Assumed("The tenant parameter is published, its default is not.")]
    public bool CombineInvoices { get; set; }

    /// <summary>Whether request fields outside the contract are refused with 1016.</summary>
    [Assumed("Aria's handling of unknown fields is not published; refusing finds mistakes.")]
    public bool RefuseUnknownFields { get; set; } = true;

    /// <summary>Whether a change that yields lines which add up to zero still makes an invoice.</summary>
    [Assumed("The lines are the record later credits are computed from.")]
    public bool InvoiceZeroChanges { get; set; } = true;

    /// <summary>The version get_current_system_version_m answers.</summary>
    [Assumed("Release 19 is what the contract was read from.")]
    public string SystemVersion { get; set; } = "19";
}
