using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator;

/// <summary>Which amount a proration credit is computed from. Aria: Proration on Credit Options.</summary>
public enum CreditRounding
{
    /// <summary>The rounded amount of the line that is credited.</summary>
    Rounded,

    /// <summary>Units times rate of that line, not rounded before.</summary>
    Unrounded,
}

/// <summary>Parameters of plan changes.</summary>
public sealed partial class Settings
{
    /// <summary>Which amount a proration credit is computed from. Aria: Proration on Credit Options, default rounded.</summary>
    public CreditRounding CreditRounding { get; set; } = CreditRounding.Rounded;

    /// <summary>Whether a plan that replaces another charges its once-only fee. Aria: Proration Settings, default off.</summary>
    public bool ActivationFeeOnReplace { get; set; }

    /// <summary>What a left-out invoicing_option, or 3, means for a new master plan: 1 a full invoice, 2 a prorated one, 4 none.</summary>
    [Assumed("The tenant parameter is published, its default is not.")]
    public int InvoicingOption { get; set; } = 1;

    /// <summary>What a left-out force_bill_date_reset means (RESET_DATES_ON_REPROVISIONED_STATUS).</summary>
    [Assumed("The parameter is published, its default is not; this one charges nothing by surprise.")]
    public BillDateReset ResetDates { get; set; } = BillDateReset.None;

    /// <summary>What a left-out assignment_directive of modify_acct_plan_unit_instances_m means. Aria: its guide says 2.</summary>
    public int AbsentUnitsDirective { get; set; } = 2;

    /// <summary>Whether plans may number their units (Enable Plan Unit Instances); off, their operations answer 27011.</summary>
    [Assumed("The parameter is published, its default is not; a rehearsal wants the operations.")]
    public bool EnablePlanUnitInstances { get; set; } = true;

    /// <summary>Whether the fewest and most units a parent names for a child plan are demanded.</summary>
    [Assumed("The limits and an enforcement level are published, the levels are not.")]
    public bool EnforceUnitLimits { get; set; } = true;

    /// <summary>Whether a failed collection takes back the plan changes of its billing group when a call does not say (rollback_plan_chng_collect_fail).</summary>
    [Assumed("The tenant parameter is published, its default is not; the walkthrough of the multi call describes the roll-back.")]
    public bool RollBackOnFailedCollection { get; set; } = true;
}
