using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>The numbers Aria hands out.</summary>
public enum Sequence
{
    /// <summary>Accounts.</summary>
    Account,

    /// <summary>Plan instances.</summary>
    PlanInstance,

    /// <summary>Billing and dunning groups.</summary>
    Group,

    /// <summary>Contacts.</summary>
    Contact,

    /// <summary>Queued changes.</summary>
    Queue,

    /// <summary>Invoices.</summary>
    Invoice,

    /// <summary>Transactions.</summary>
    Transaction,

    /// <summary>Units of plans that are numbered one by one.</summary>
    PlanUnit,

    /// <summary>Payment methods.</summary>
    PaymentMethod,

    /// <summary>Statements.</summary>
    Statement,

    /// <summary>Orders.</summary>
    Order,

    /// <summary>Comments.</summary>
    Comment,

    /// <summary>Credits.</summary>
    Credit,

    /// <summary>Payments as the processor counts them.</summary>
    ProcessorPayment,

    /// <summary>Mails.</summary>
    Message,
}

/// <summary>What belongs to the tenant as a whole and changes with nearly every call.</summary>
public sealed partial class TenantHead
{
    /// <summary>Where the clock stood when the tenant was loaded; what the answers call the system's own time.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>The tenant's time now. It stands still until somebody moves it.</summary>
    public DateTime Now { get; set; }

    /// <summary>The last number given of each sequence.</summary>
    public Dictionary<Sequence, long> LastNumbers { get; set; } = [];

    /// <summary>The tenant's day.</summary>
    [JsonIgnore]
    public DateOnly Today => DateOnly.FromDateTime(Now);
}

/// <summary>A receipt id that was spent, and what its call did.</summary>
public sealed class Receipt
{
    /// <summary>The caller's id, unique in the tenant.</summary>
    public string Id { get; set; } = "";

    /// <summary>The account the call was for; 0 when a failed call named none.</summary>
    public long AcctNo { get; set; }

    /// <summary>The day it was spent.</summary>
    public DateOnly Date { get; set; }

    /// <summary>How many were spent before it.</summary>
    public int Number { get; set; }

    /// <summary>What the call did; empty when it failed.</summary>
    public List<ReceiptAction> Actions { get; set; } = [];
}

/// <summary>One thing a call did, named by the number of what it touched.</summary>
public sealed record ReceiptAction(int TypeId, string TypeLabel, string Description, string IdLabel, long IdValue, DateOnly Date, string? User);

/// <summary>A customer's log-in.</summary>
public sealed class Session
{
    /// <summary>The session id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The account.</summary>
    public long AcctNo { get; set; }

    /// <summary>Who logged in.</summary>
    public string UserId { get; set; } = "";

    /// <summary>Caller's text at log-in.</summary>
    public string? AltCallerId { get; set; }

    /// <summary>Caller's text at log-in.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>Caller's text at log-in.</summary>
    public string? ApplicationDate { get; set; }

    /// <summary>The tenant's time at which it dies unless it is used.</summary>
    public DateTime ExpiresAt { get; set; }
}
