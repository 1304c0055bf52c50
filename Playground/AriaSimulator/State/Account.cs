using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A customer's account with all that hangs on it: one document, changed and stored as a whole.</summary>
public sealed partial class Account
{
    /// <summary>Aria's number of the account.</summary>
    public long AcctNo { get; set; }

    /// <summary>The caller's own id of the account, unique in the tenant.</summary>
    public string? ClientAcctId { get; set; }

    /// <summary>The customer's log-in name.</summary>
    public string UserId { get; set; } = "";

    /// <summary>A salted hash; the password itself is not kept.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Account status; 1 is active.</summary>
    public int Status { get; set; } = 1;

    /// <summary>ISO currency, lower case.</summary>
    public string Currency { get; set; } = "usd";

    /// <summary>The day the account was created.</summary>
    public DateOnly StartDate { get; set; }

    /// <summary>The receipt id of the creating call.</summary>
    public string? CreateReceiptId { get; set; }

    /// <summary>Aria's number of the account contact.</summary>
    public long ContactNo { get; set; }

    /// <summary>The account contact.</summary>
    public Contact Contact { get; set; } = new();

    /// <summary>How invoices are grouped and paid.</summary>
    public List<BillingGroup> BillingGroups { get; set; } = [];

    /// <summary>Dunning groups; kept, never acted on.</summary>
    public List<DunningGroup> DunningGroups { get; set; } = [];

    /// <summary>Master and supplemental plan instances, masters before their children.</summary>
    public List<PlanInstance> Instances { get; set; } = [];

    /// <summary>All invoices, oldest first.</summary>
    public List<Invoice> Invoices { get; set; } = [];

    /// <summary>Lines of changes whose invoicing was put off to the next anniversary invoice.</summary>
    public List<InvoiceLine> DeferredLines { get; set; } = [];

    /// <summary>Payments and cash credits, oldest first.</summary>
    public List<Payment> Payments { get; set; } = [];

    /// <summary>Service credits not yet used up.</summary>
    public List<ServiceCredit> ServiceCredits { get; set; } = [];

    /// <summary>Queued changes in every state.</summary>
    public List<QueuedChange> Queue { get; set; } = [];

    /// <summary>The id the next invoice line gets.</summary>
    public long NextLineId { get; set; } = 1;

    /// <summary>What the customer owes: invoices less payments. Unused service credit is no part of it.</summary>
    public decimal Balance() => Invoices.Sum(invoice => invoice.Total) - Payments.Sum(payment => payment.Amount);

    /// <summary>The instance with this number, or null.</summary>
    public PlanInstance? Instance(long planInstanceNo) => Instances.FirstOrDefault(instance => instance.No == planInstanceNo);

    /// <summary>The master instance at the top of this instance.</summary>
    public PlanInstance MasterOf(PlanInstance instance)
    {
        while (instance.ParentNo is { } parent)
            instance = Instance(parent)!;
        return instance;
    }

    /// <summary>How far below its master an instance stands: 0 for a master.</summary>
    public int Depth(PlanInstance instance)
    {
        var depth = 0;
        for (; instance.ParentNo is { } parent; depth++)
            instance = Instance(parent)!;
        return depth;
    }

    /// <summary>All lines the customer was charged or credited with, the put-off ones included.</summary>
    public IEnumerable<InvoiceLine> AllLines() => Invoices.SelectMany(invoice => invoice.Lines).Concat(DeferredLines);

    /// <summary>The first day on which the clock has work for this account; null when there is none.</summary>
    public DateOnly? NextDue()
    {
        DateOnly? due = null;
        foreach (var change in Queue)
        {
            if (change.Status == QueueStatus.Queued)
                due = Earlier(due, change.EffectiveDate);
        }

        foreach (var instance in Instances)
        {
            due = Earlier(due, instance.ActivatesOn);
            if (instance.IsBillable)
                due = Earlier(due, instance.NextBillDate);
        }

        return due;
    }

    private static DateOnly? Earlier(DateOnly? left, DateOnly? right) =>
        left == null || right < left ? right : left;
}

/// <summary>Name and address of the account contact.</summary>
public sealed class Contact
{
    /// <summary>Given name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Middle initial.</summary>
    public string? MiddleInitial { get; set; }

    /// <summary>Family name.</summary>
    public string? LastName { get; set; }

    /// <summary>Company.</summary>
    public string? Company { get; set; }

    /// <summary>First address line.</summary>
    public string? Address1 { get; set; }

    /// <summary>Second address line.</summary>
    public string? Address2 { get; set; }

    /// <summary>City.</summary>
    public string? City { get; set; }

    /// <summary>State or province.</summary>
    public string? StateProv { get; set; }

    /// <summary>Two letters, upper case.</summary>
    public string? Country { get; set; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; set; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; set; }

    /// <summary>Mail address.</summary>
    public string? Email { get; set; }
}

/// <summary>The masters that are invoiced and paid together. Only payment by terms is modelled.</summary>
public sealed partial class BillingGroup
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientId { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }
}

/// <summary>A dunning group; kept so that answers can name it.</summary>
public sealed class DunningGroup
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientId { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }
}

/// <summary>Money received, or a cash credit.</summary>
public sealed partial class Payment
{
    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The day it was booked.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Positive, in the account's currency.</summary>
    public decimal Amount { get; set; }

    /// <summary>Whether it is a credit given rather than money received.</summary>
    public bool IsCashCredit { get; set; }
}

/// <summary>Credit that lowers later invoices.</summary>
public sealed partial class ServiceCredit
{
    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The invoice it came from.</summary>
    public long SourceInvoiceNo { get; set; }

    /// <summary>What is left of it.</summary>
    public decimal Remaining { get; set; }
}
