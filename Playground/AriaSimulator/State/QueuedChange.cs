using System;
using System.Collections.Generic;
using CrmAriaConnector.AriaSimulator.Billing;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>States of a queued change, with Aria's codes.</summary>
public enum QueueStatus
{
    /// <summary>Taken out of the queue.</summary>
    Deleted = 0,

    /// <summary>Waits for its day.</summary>
    Queued = 1,

    /// <summary>Done.</summary>
    Executed = 2,

    /// <summary>Its day came and it could not be done.</summary>
    Failed = 3,
}

/// <summary>What a queued change does, as the queue's readers tell it.</summary>
public enum ChangeKind
{
    /// <summary>Units, rate schedule or custom rates of an instance.</summary>
    Update,

    /// <summary>Makes a waiting instance active.</summary>
    Assignment,

    /// <summary>The same for a plan that comes with its parent.</summary>
    ChildAssignment,

    /// <summary>Puts another plan on the instance.</summary>
    Replacement,

    /// <summary>The same because the plan's own time is over.</summary>
    Rollover,

    /// <summary>Cancels the instance.</summary>
    Cancellation,

    /// <summary>Changes the status of the instance.</summary>
    Status,
}

/// <summary>What a change of an assigned plan changes; what is null stays as it is.</summary>
public sealed class PlanUpdate
{
    /// <summary>The plan that takes the instance over.</summary>
    public long? PlanNo { get; set; }

    /// <summary>The new status.</summary>
    public int? Status { get; set; }

    /// <summary>Which anniversary holds when billing begins again; null is the tenant's rule.</summary>
    public BillDateReset? DateReset { get; set; }

    /// <summary>Months added to a first, prorated period of a plan billed less often than each month.</summary>
    public int OffsetMonths { get; set; }

    /// <summary>The day from which days are prorated, if it is not the day of the change.</summary>
    public DateOnly? ProrateFrom { get; set; }

    /// <summary>The callers' ids of units to add to a plan that numbers them; null lets Aria name them.</summary>
    public List<string?>? AddUnits { get; set; }

    /// <summary>The numbers of units to remove from a plan that numbers them.</summary>
    public List<long>? RemoveUnits { get; set; }

    /// <summary>Whether the fulfilled units are to be counted anew.</summary>
    public bool RecountsFulfilment { get; set; }

    /// <summary>The new total of units.</summary>
    public decimal? Units { get; set; }

    /// <summary>The new schedule; naming one drops custom rates.</summary>
    public long? RateScheduleNo { get; set; }

    /// <summary>New custom rates, per service.</summary>
    public List<CustomRate>? CustomRates { get; set; }

    /// <summary>Whether custom rates are taken away.</summary>
    public bool DropsCustomRates { get; set; }

    /// <summary>Whether anything that has a price changes.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool TouchesPrice =>
        PlanNo != null || Units != null || RateScheduleNo != null || CustomRates != null || DropsCustomRates || AddUnits != null || RemoveUnits != null || RecountsFulfilment;
}

/// <summary>A change that waits for its day.</summary>
public sealed class QueuedChange
{
    /// <summary>Aria's number.</summary>
    public long QueueId { get; set; }

    /// <summary>What it does.</summary>
    public ChangeKind Kind { get; set; }

    /// <summary>The instance to change.</summary>
    public long PlanInstanceNo { get; set; }

    /// <summary>Where it stands.</summary>
    public QueueStatus Status { get; set; } = QueueStatus.Queued;

    /// <summary>The day it takes effect; null waits for somebody to set one.</summary>
    public DateOnly? EffectiveDate { get; set; }

    /// <summary>The assignment_directive it was queued with.</summary>
    public int Directive { get; set; }

    /// <summary>Which sides are prorated on that day.</summary>
    public ProrationRule Rule { get; set; }

    /// <summary>Whether the amount waits for the next anniversary invoice.</summary>
    public bool DeferInvoice { get; set; }

    /// <summary>Of an assignment: what the first invoice covers.</summary>
    public FirstPeriod First { get; set; }

    /// <summary>What it changes.</summary>
    public PlanUpdate Update { get; set; } = new();

    /// <summary>The terms before it was executed; null while it waits.</summary>
    public PlanTerms? Before { get; set; }

    /// <summary>The status before it was queued, where queueing changed it; taking it out of the queue restores it.</summary>
    public int? StatusBefore { get; set; }

    /// <summary>Who queued it.</summary>
    public string? QueuedBy { get; set; }

    /// <summary>When it was queued.</summary>
    public DateOnly QueuedOn { get; set; }

    /// <summary>Who changed its date.</summary>
    public string? EditedBy { get; set; }

    /// <summary>When its date was changed.</summary>
    public DateOnly? EditedOn { get; set; }

    /// <summary>Who took it out.</summary>
    public string? DeletedBy { get; set; }

    /// <summary>When it was taken out.</summary>
    public DateOnly? DeletedOn { get; set; }

    /// <summary>Who had it executed before its day.</summary>
    public string? ExecutedNowBy { get; set; }

    /// <summary>When it was executed before its day.</summary>
    public DateOnly? ExecutedNowOn { get; set; }

    /// <summary>The invoice its execution made.</summary>
    public long? InvoiceNo { get; set; }

    /// <summary>Why it failed.</summary>
    public string? FailureText { get; set; }
}
