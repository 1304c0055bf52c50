using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Executes queued changes on their day.</summary>
public static class ChangeQueue
{
    /// <summary>The outcomes of the changes executed on a day, by queue id: oldest date first, masters before their children, then by queue id.</summary>
    public static Dictionary<long, ChangeOutcome> ExecuteDue(Books books, Account account, DateOnly day)
    {
        var due = account.Queue
            .Where(change => change.Status == QueueStatus.Queued && change.EffectiveDate <= day)
            .OrderBy(change => change.EffectiveDate)
            .ThenBy(change => account.Depth(account.Instance(change.PlanInstanceNo)!))
            .ThenBy(change => change.QueueId)
            .ToList();

        var outcomes = new Dictionary<long, ChangeOutcome>();
        foreach (var change in due)
            outcomes[change.QueueId] = Execute(books, account, change, change.Rule, day);
        return outcomes;
    }

    /// <summary>Executes one change now; one that can no longer be done becomes Failed and changes nothing.</summary>
    public static ChangeOutcome Execute(Books books, Account account, QueuedChange change, ProrationRule rule, DateOnly day)
    {
        var instance = account.Instance(change.PlanInstanceNo)!;
        change.Before = instance.Current;
        if (instance.Status < PlanStatus.Inactive)
        {
            change.Status = QueueStatus.Failed;
            change.FailureText = $"The plan instance is {PlanStatus.Label(instance.Status)}.";
            return ChangeOutcome.Uninvoiced([]);
        }

        var outcome = PlanChanger.Apply(books, account, instance, change.Update, rule, change.DeferInvoice, day);
        change.Status = QueueStatus.Executed;
        change.InvoiceNo = outcome.Invoice?.No;
        return outcome;
    }
}
