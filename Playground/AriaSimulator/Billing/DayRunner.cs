using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>The jobs of one midnight for one account: queued changes, activations, invoices, collections, dunning, statements. Accounts do not depend on one another.</summary>
public static class DayRunner
{
    /// <summary>Runs a day's jobs; the outcomes of its queued changes come back by queue id.</summary>
    public static Dictionary<long, ChangeOutcome> Run(Books books, Account account, DateOnly day)
    {
        var outcomes = ChangeQueue.ExecuteDue(books, account, day);
        Activate(books, account, day);
        AccountStatusChanger.RunDue(books, account, day);
        OrderBiller.RunDue(books, account, day);
        Biller.BillDue(books, account, day);
        Collect(books, account, day);
        Dunning.RunDue(books, account, day);
        Dunning.BeginOverdue(books, account, day);
        StatementMaker.MakeDue(books, account, day);
        account.NoteHistory(day);
        return outcomes;
    }

    /// <summary>Runs every day on which the account has work, after one day and up to another; the outcomes of the queued changes come back by queue id.</summary>
    public static Dictionary<long, ChangeOutcome> RunThrough(Books books, Account account, DateOnly after, DateOnly last)
    {
        var outcomes = new Dictionary<long, ChangeOutcome>();
        var day = after;
        while (account.NextDue() is { } due && due <= last && day < last)
        {
            day = due > day ? due : day.AddDays(1);
            foreach (var (queueId, outcome) in Run(books, account, day))
                outcomes[queueId] = outcome;
        }

        return outcomes;
    }

    /// <summary>On a bill date everything a billing group owes is collected; what fails begins its dunning.</summary>
    private static void Collect(Books books, Account account, DateOnly day)
    {
        foreach (var group in account.BillingGroups.Where(group => account.Invoices.Exists(invoice => invoice.IsRegularOf(group, day))))
        {
            if (Collections.OfGroup(books, account, group, day).Failed && books.Settings.DunsOnFailedCollection)
                Dunning.Begin(books, account, group, day);
        }
    }

    private static void Activate(Books books, Account account, DateOnly day)
    {
        foreach (var instance in account.Instances)
        {
            if (instance.ActivatesOn is not { } activation || activation > day)
                continue;

            instance.ActivatesOn = null;
            instance.Status = PlanStatus.Active;
            instance.StatusDate = day;
            instance.NextBillDate = activation;
            RolloverQueue.Arm(books, account, instance, activation);
        }
    }
}
