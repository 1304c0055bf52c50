using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Codes of Aria's plan status that the simulator uses.</summary>
public static class PlanStatus
{
    /// <summary>Cancelled.</summary>
    public const int Cancelled = -2;

    /// <summary>Ended by the seller.</summary>
    public const int Terminated = -3;

    /// <summary>Stopped for a while; nothing is charged.</summary>
    public const int Suspended = -1;

    /// <summary>Not active.</summary>
    public const int Inactive = 0;

    /// <summary>Active and billed.</summary>
    public const int Active = 1;

    /// <summary>Active until the anniversary on which it is cancelled.</summary>
    public const int PendingCancellation = 2;

    /// <summary>Active until the anniversary on which it is terminated.</summary>
    public const int PendingTermination = 3;

    /// <summary>Waits to be installed.</summary>
    public const int PendingInstallation = 31;

    /// <summary>Waits for its start date.</summary>
    public const int PendingActivation = 32;

    /// <summary>Active, on trial; nothing is charged.</summary>
    public const int Trial = 41;

    /// <summary>Active; nothing is charged.</summary>
    public const int ActiveNonBillable = 61;

    /// <summary>Every status there is.</summary>
    public static readonly IReadOnlySet<int> All = new HashSet<int>
    {
        Terminated, Cancelled, Suspended, Inactive, Active, PendingCancellation, PendingTermination, PendingInstallation, PendingActivation, Trial, ActiveNonBillable,
    };

    /// <summary>Whether an instance with this status is charged.</summary>
    public static bool IsBillable(int status) => status is Active or PendingCancellation or PendingTermination;

    /// <summary>Whether the customer has the plan: it is active in one of the ways there are.</summary>
    public static bool IsProvisioned(int status) => IsBillable(status) || status is Trial or ActiveNonBillable;

    /// <summary>Whether an instance with this status is over.</summary>
    public static bool IsEnded(int status) => status is Cancelled or Terminated;

    /// <summary>Whether an instance with this status waits for its start.</summary>
    public static bool IsWaiting(int status) => status is Inactive or PendingInstallation or PendingActivation;

    /// <summary>Aria's label of a status.</summary>
    public static string Label(int status) => status switch
    {
        Terminated => "Terminated",
        Cancelled => "Cancelled",
        Suspended => "Suspended",
        Inactive => "Inactive",
        Active => "Active",
        PendingCancellation => "Pending Cancellation",
        PendingTermination => "Pending Termination",
        PendingInstallation => "Pending Installation",
        PendingActivation => "Pending Activation",
        Trial => "Trial",
        ActiveNonBillable => "Active Non-billable",
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

    /// <summary>The plan.</summary>
    public long PlanNo { get; set; }

    /// <summary>The rate schedule in force.</summary>
    public long RateScheduleNo { get; set; }

    /// <summary>Whether these days are charged: not while the instance is suspended, on trial or the like.</summary>
    public bool IsBilled { get; set; } = true;

    /// <summary>For services charged by fulfilment: how many units are fulfilled. A service not listed has none.</summary>
    public List<FulfilledUnits> Fulfilled { get; set; } = [];

    /// <summary>Rates for this instance alone, per service; they win over the schedule.</summary>
    public List<CustomRate> CustomRates { get; set; } = [];
}

/// <summary>How many units of one service are fulfilled.</summary>
public sealed record FulfilledUnits(long ServiceNo, decimal Units);

/// <summary>Which day of the month is the anniversary when a status change lets billing begin again, with Aria's codes of force_bill_date_reset.</summary>
public enum BillDateReset
{
    /// <summary>The old anniversary; nothing is charged before it.</summary>
    None = 0,

    /// <summary>The day of the status change.</summary>
    ChangeDate = 1,

    /// <summary>The old anniversary; the days up to it are charged.</summary>
    CurrentAnniversary = 2,
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

    /// <summary>Last day of a first period that neither its bill day nor its interval gives; null for all others.</summary>
    public DateOnly? FirstPeriodThru { get; set; }

    /// <summary>Whether the once-only fees were invoiced.</summary>
    public bool ActivationBilled { get; set; }

    /// <summary>The receipt id of the call that last wrote the instance.</summary>
    public string? ReceiptId { get; set; }

    /// <summary>The day a plan in dunning is degraded, if one was named.</summary>
    public DateOnly? DegradeDate { get; set; }

    /// <summary>Its units one by one, for plans that number them.</summary>
    public List<PlanUnit> UnitList { get; set; } = [];

    /// <summary>What it was from day to day, oldest first.</summary>
    public List<PlanMoment> History { get; set; } = [];

    /// <summary>Terms by their first day, oldest first.</summary>
    public List<PlanTerms> Terms { get; set; } = [];

    /// <summary>Whether invoices are made for it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsBillable => PlanStatus.IsBillable(Status);

    /// <summary>The terms in force: the newest.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public PlanTerms Current => Terms[^1];

    /// <summary>The terms on a day; the first ones for earlier days.</summary>
    public PlanTerms TermsOn(DateOnly day) => Terms.LastOrDefault(terms => terms.From <= day) ?? Terms[0];
}
