using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

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

    /// <summary>The account's contacts; billing groups and payment methods may share the account contact.</summary>
    public List<Contact> Contacts { get; set; } = [];

    /// <summary>The account contact.</summary>
    [JsonIgnore]
    public Contact Contact => ContactWith(ContactNo);

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

    /// <summary>The contact with this number.</summary>
    public Contact ContactWith(long contactNo) => Contacts.First(contact => contact.No == contactNo);

    /// <summary>The instance with this number, or null.</summary>
    public PlanInstance? Instance(long planInstanceNo) => Instances.FirstOrDefault(instance => instance.No == planInstanceNo);

    /// <summary>The master instance at the top of this instance.</summary>
    public PlanInstance MasterOf(PlanInstance instance)
    {
        while (instance.ParentNo is { } parent)
            instance = Instance(parent)!;
        return instance;
    }

    /// <summary>The instance right above one; null for a master.</summary>
    public PlanInstance? Parent(PlanInstance instance) => instance.ParentNo is { } parent ? Instance(parent) : null;

    /// <summary>How far below its master an instance stands: 0 for a master.</summary>
    public int Depth(PlanInstance instance)
    {
        var depth = 0;
        for (; instance.ParentNo is { } parent; depth++)
            instance = Instance(parent)!;
        return depth;
    }

    /// <summary>Whether invoices are made for an instance: the account may be invoiced, and it and everything above it is billable.</summary>
    public bool IsBilled(PlanInstance instance)
    {
        if (Status is AccountStatus.Permanent or AccountStatus.Archived or AccountStatus.Deactivated)
            return false;

        while (instance.IsBillable)
        {
            if (instance.ParentNo is not { } parent)
                return true;
            instance = Instance(parent)!;
        }

        return false;
    }

    /// <summary>The instances below one, parents before their children.</summary>
    public IReadOnlyList<PlanInstance> Under(PlanInstance instance)
    {
        var under = new List<PlanInstance>();
        foreach (var child in Instances.Where(child => child.ParentNo == instance.No))
        {
            under.Add(child);
            under.AddRange(Under(child));
        }

        return under;
    }

    /// <summary>Notes what each instance is on a day, where that differs from what was noted last.</summary>
    public void NoteHistory(DateOnly day)
    {
        foreach (var instance in Instances)
        {
            var terms = instance.Current;
            var now = new PlanMoment(day, instance.PlanNo, instance.Status, terms.Units, terms.RateScheduleNo, instance.ClientId, instance.DunningState);
            if (instance.History.Count == 0 || instance.History[^1] with { Date = day } != now)
                instance.History.Add(now);
        }
    }

    /// <summary>All lines the customer was charged or credited with, the put-off ones included.</summary>
    public IEnumerable<InvoiceLine> AllLines() => Invoices.SelectMany(invoice => invoice.Lines).Concat(DeferredLines);

    /// <summary>The first day on which the clock has work for this account; null when there is none.</summary>
    public DateOnly? NextDue()
    {
        var due = NextMoneyDue();
        foreach (var change in Queue)
        {
            if (change.Status == QueueStatus.Queued)
                due = Earlier(due, change.EffectiveDate);
        }

        foreach (var instance in Instances)
        {
            due = Earlier(due, instance.ActivatesOn);
            if (IsBilled(instance))
                due = Earlier(due, instance.NextBillDate);
        }

        return due;
    }

    private static DateOnly? Earlier(DateOnly? left, DateOnly? right) =>
        left == null || right < left ? right : left;
}
