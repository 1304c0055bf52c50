namespace CrmAriaConnector.AriaSimulator;

/// <content>Collection, dunning and statements.</content>
public sealed partial class Settings
{
    /// <summary>The lowest amount that is collected, in any currency. Aria: Minimum Collection Threshold. A smaller one counts as collected.</summary>
    [Assumed("The threshold is published, its default is not.")]
    public decimal CollectionThreshold { get; set; }

    /// <summary>Whether the threshold also holds for changes and orders, and not for the nightly batch alone. Aria: Electronic Payment Collection.</summary>
    public bool ThresholdForAllCollections { get; set; }

    /// <summary>Whether a failed nightly collection begins the dunning of the billing group's masters.</summary>
    [Assumed("Dunning processes are set up per tenant; this is the simplest one.")]
    public bool DunsOnFailedCollection { get; set; } = true;

    /// <summary>Whether masters paid by terms are dunned, from the first midnight with work for the account after their invoice was due.</summary>
    [Assumed("Aria has a threshold for payment terms; without one nobody is dunned.")]
    public bool DunsOverdueTerms { get; set; }

    /// <summary>The steps of dunning before the plans are suspended. Aria knows up to eight and a final one.</summary>
    [Assumed("The number of steps is set per tenant.")]
    public int DunningSteps { get; set; } = 3;

    /// <summary>Days from one step of dunning to the next; on each, collection is tried again.</summary>
    [Assumed("The days are set per tenant.")]
    public int DunningStepDays { get; set; } = 10;

    /// <summary>Whether an order without bill_immediately is billed at once. Aria: Auto Bill on Sys Generated Orders.</summary>
    public bool AutoBillOrders { get; set; }

    /// <summary>Days after the due date that get_acct_statement_history_m adds as grace.</summary>
    [Assumed("Shown only; nothing waits for it.")]
    public int GraceDays { get; set; } = 5;
}
