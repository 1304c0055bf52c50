using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Codes of Aria's plan status that the simulator uses.</summary>
public static class PlanStatus
{
    /// <summary>Cancelled.</summary>
    public const int Cancelled = -2;

    /// <summary>Not active.</summary>
    public const int Inactive = 0;

    /// <summary>Active and billed.</summary>
    public const int Active = 1;

    /// <summary>Active until the anniversary on which it is cancelled.</summary>
    public const int PendingCancellation = 2;

    /// <summary>Waits for its start date.</summary>
    public const int PendingActivation = 32;

    /// <summary>Aria's label of a status.</summary>
    public static string Label(int status) => status switch
    {
        -3 => "Terminated",
        Cancelled => "Cancelled",
        -1 => "Suspended",
        Inactive => "Inactive",
        Active => "Active",
        PendingCancellation => "Pending Cancellation",
        3 => "Pending Termination",
        31 => "Pending Installation",
        PendingActivation => "Pending Activation",
        41 => "Trial",
        61 => "Active Non-billable",
        _ => "Unknown",
    };
}

/// <summary>What an instance has from a day on: units and prices.</summary>
public sealed class PlanTerms
{
    /// <summary>First day these terms hold.</summary>
    public DateOnly From { get; set; }

    /// <summary>Units of the plan.</summary>
    public decimal Units { get; set; }

    /// <summary>The rate schedule in force.</summary>
    public long RateScheduleNo { get; set; }

    /// <summary>Rates for this instance alone, per service; they win over the schedule.</summary>
    public List<CustomRate> CustomRates { get; set; } = [];
}

/// <summary>The rates of one service for one instance alone.</summary>
public sealed class CustomRate
{
    /// <summary>The service.</summary>
    public long ServiceNo { get; set; }

    /// <summary>Its tiers, which mirror the schedule's.</summary>
    public List<Tier> Tiers { get; set; } = [];
}

/// <summary>A plan assigned to an account.</summary>
public sealed partial class PlanInstance
{
    /// <summary>Aria's number, unique over all accounts.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id; the number as text when none was given.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The plan.</summary>
    public long PlanNo { get; set; }

    /// <summary>The instance this one supplements; null for a master.</summary>
    public long? ParentNo { get; set; }

    /// <summary>Of a master; a supplemental stands under its master's and keeps none.</summary>
    public long BillingGroupNo { get; set; }

    /// <summary>Of a master; a supplemental stands under its master's and keeps none.</summary>
    public long? DunningGroupNo { get; set; }

    /// <summary>Free text.</summary>
    public string? Description { get; set; }

    /// <summary>Purchase order number.</summary>
    public string? PoNumber { get; set; }

    /// <summary>See <see cref="PlanStatus"/>.</summary>
    public int Status { get; set; } = PlanStatus.Active;

    /// <summary>Day of the last status change.</summary>
    public DateOnly StatusDate { get; set; }

    /// <summary>Day of assignment.</summary>
    public DateOnly PlanDate { get; set; }

    /// <summary>First day of service.</summary>
    public DateOnly ActiveFrom { get; set; }

    /// <summary>The day a waiting instance becomes active; null when it does not wait.</summary>
    public DateOnly? ActivatesOn { get; set; }

    /// <summary>Day of the month it is billed, 1–31; short months bill on their last day.</summary>
    public int BillDay { get; set; }

    /// <summary>Months between two invoices.</summary>
    public int IntervalMonths { get; set; } = 1;

    /// <summary>Day the last regular invoice was made.</summary>
    public DateOnly? LastBillDate { get; set; }

    /// <summary>Last day billed in advance.</summary>
    public DateOnly? BillThru { get; set; }

    /// <summary>Last day billed in arrears.</summary>
    public DateOnly? ArrearsThru { get; set; }

    /// <summary>Day of the next regular invoice; null while the instance waits.</summary>
    public DateOnly? NextBillDate { get; set; }

    /// <summary>Whether the once-only fees were invoiced.</summary>
    public bool ActivationBilled { get; set; }

    /// <summary>The receipt id of the call that last wrote the instance.</summary>
    public string? ReceiptId { get; set; }

    /// <summary>Terms by their first day, oldest first.</summary>
    public List<PlanTerms> Terms { get; set; } = [];

    /// <summary>Whether invoices are made for it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsBillable => Status is PlanStatus.Active or PlanStatus.PendingCancellation or 3;

    /// <summary>The terms in force: the newest.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public PlanTerms Current => Terms[^1];

    /// <summary>The terms on a day; the first ones for earlier days.</summary>
    public PlanTerms TermsOn(DateOnly day) => Terms.LastOrDefault(terms => terms.From <= day) ?? Terms[0];
}
