using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Executes changes: queued ones on their day, others when they are asked for.</summary>
public static class ChangeQueue
{
    /// <summary>The outcomes of the changes executed on a day, by queue id: oldest date first, masters before their children, then by queue id.</summary>
    public static Dictionary<long, ChangeOutcome> ExecuteDue(Books books, Account account, DateOnly day)
    {
        var due = account.Queue
            .Where(change => change.Status == QueueStatus.Queued && change.EffectiveDate <= day)
            .Where(change => account.Pending(account.MasterOf(account.Instance(change.PlanInstanceNo)!).BillingGroupNo) == null)
            .OrderBy(change => change.EffectiveDate)
            .ThenBy(change => account.Depth(account.Instance(change.PlanInstanceNo)!))
            .ThenBy(change => change.QueueId)
            .ToList();

        var outcomes = new Dictionary<long, ChangeOutcome>();
        foreach (var change in due.Where(change => change.Status == QueueStatus.Queued))
            outcomes[change.QueueId] = Execute(books, account, change, change.Rule, day);
        return outcomes;
    }

    /// <summary>Executes one change now and invoices it; one that can no longer be done becomes Failed and changes nothing.</summary>
    public static ChangeOutcome Execute(Books books, Account account, QueuedChange change, ProrationRule rule, DateOnly day)
    {
        var lines = Perform(books, account, change, rule, day);
        var outcome = PlanChanger.Settle(books, account, account.Instance(change.PlanInstanceNo)!, lines, change.DeferInvoice, day);
        change.InvoiceNo = outcome.Invoice?.No;
        return outcome;
    }

    /// <summary>Executes one change now; its lines are not invoiced yet.</summary>
    public static IReadOnlyList<InvoiceLine> Perform(Books books, Account account, QueuedChange change, ProrationRule rule, DateOnly day)
    {
        var instance = account.Instance(change.PlanInstanceNo)!;
        change.Before = instance.Current;
        if (Hindrance(books, account, change, instance) is { } hindrance)
        {
            change.Status = QueueStatus.Failed;
            change.FailureText = hindrance;
            return [];
        }

        change.Status = QueueStatus.Executed;
        return change.Kind is ChangeKind.Assignment or ChangeKind.ChildAssignment
            ? Start(books, account, change, instance, day)
            : PlanChanger.Change(books, account, instance, change.Update, rule, day);
    }

    private static IReadOnlyList<InvoiceLine> Start(Books books, Account account, QueuedChange change, PlanInstance instance, DateOnly day)
    {
        PlanStarter.Start(books, account, instance, change.Update.Status ?? PlanStatus.Active, change.First, change.Update.OffsetMonths, day);
        // On an anniversary the regular invoice of the day bills it together with its master.
        return change.Directive == 1 ? [] : PlanStarter.FirstLines(books, account, instance, day);
    }

    /// <summary>Why a change cannot be done any more; null when it can.</summary>
    private static string? Hindrance(Books books, Account account, QueuedChange change, PlanInstance instance)
    {
        var isAssignment = change.Kind is ChangeKind.Assignment or ChangeKind.ChildAssignment;
        var targetNo = change.Update.PlanNo ?? instance.PlanNo;
        var target = books.Catalogue.Plan(targetNo)!;
        if ((isAssignment || change.Update.PlanNo != null) && account.Parent(instance) is { } parent)
        {
            if (!PlanStatus.IsProvisioned(parent.Status))
                return $"The plan instance above it is {PlanStatus.Label(parent.Status)}.";
            if (!books.Catalogue.Plan(parent.PlanNo)!.Takes(targetNo))
                return $"Plan {targetNo} is not associated with plan {parent.PlanNo}.";
        }

        // The plan may have been replaced since the change was queued.
        if (change.Update.RateScheduleNo is { } scheduleNo && target.Schedule(scheduleNo) == null)
            return $"Rate schedule {scheduleNo} does not belong to plan {targetNo}.";
        if (change.Update.CustomRates?.Find(rate => target.Service(rate.ServiceNo) == null) is { } stray)
            return $"Service {stray.ServiceNo} does not belong to plan {targetNo}.";

        var mayBeSuspended = change.Kind is ChangeKind.Cancellation or ChangeKind.Status;
        return PlanStatus.IsEnded(instance.Status) || (instance.Status == PlanStatus.Suspended && !mayBeSuspended)
            ? $"The plan instance is {PlanStatus.Label(instance.Status)}."
            : null;
    }
}
