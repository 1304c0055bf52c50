using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>
/// Dunning in its simplest form: after a failed collection a billing group's masters go through some steps, collection is
/// tried again on each, and after the last one the plans are suspended.
/// </summary>
internal static class Dunning
{
    /// <summary>Puts the masters of a billing group on the first step.</summary>
    public static void Begin(Books books, Account account, BillingGroup group, DateOnly day)
    {
        foreach (var master in Masters(account, group).Where(master => master.DunningState == DunningState.None))
            Step(books, master, 1, day);
    }

    /// <summary>Takes the masters whose next step has come one step on, or out of dunning when nothing is owed any more.</summary>
    public static void RunDue(Books books, Account account, DateOnly day)
    {
        foreach (var group in account.BillingGroups)
        {
            var due = Masters(account, group).Where(master => master.NextDunningOn <= day).ToList();
            if (due.Count == 0)
                continue;

            var retried = Collections.OfGroup(books, account, group, day);
            var isPaid = !retried.Failed && Collections.OwedBy(account, group) <= 0;
            foreach (var master in due)
            {
                if (isPaid)
                    Leave(master);
                else if (master.DunningStep < books.Settings.DunningSteps)
                    Step(books, master, master.DunningStep!.Value + 1, day);
                else
                    Suspend(books, account, master, day);
            }
        }
    }

    /// <summary>Begins the dunning of masters paid by terms whose invoices are overdue, where the tenant wants it.</summary>
    public static void BeginOverdue(Books books, Account account, DateOnly day)
    {
        if (!books.Settings.DunsOverdueTerms)
            return;

        var open = Balances.Open(account);
        foreach (var group in account.BillingGroups.Where(group => group.Terms != null))
        {
            if (account.Invoices.Any(invoice => invoice.BillingGroupNo == group.No && invoice.DueDate < day && open[invoice.No] > 0))
                Begin(books, account, group, day);
        }
    }

    public static void Leave(PlanInstance master)
    {
        master.DunningState = DunningState.None;
        master.DunningStep = null;
        master.NextDunningOn = null;
    }

    private static IEnumerable<PlanInstance> Masters(Account account, BillingGroup group) =>
        account.Instances.Where(instance => instance.ParentNo == null && instance.BillingGroupNo == group.No && instance.Status > PlanStatus.Inactive);

    private static void Step(Books books, PlanInstance master, int step, DateOnly day)
    {
        master.DunningState = DunningState.InProgress;
        master.DunningStep = step;
        master.NextDunningOn = day.AddDays(books.Settings.DunningStepDays);
    }

    private static void Suspend(Books books, Account account, PlanInstance master, DateOnly day)
    {
        master.DunningState = DunningState.Complete;
        master.NextDunningOn = null;
        StatusChanger.Change(books, account, master, PlanStatus.Suspended, BillDateReset.None, day);
    }
}
