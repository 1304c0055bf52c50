using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>The plans that come with their parent without being asked for.</summary>
internal static class MandatoryChildren
{
    /// <summary>Adds those an instance lacks, and theirs; they wait to be started.</summary>
    public static IReadOnlyList<PlanInstance> Assign(Books books, Account account, PlanInstance parent, DateOnly day)
    {
        var added = new List<PlanInstance>();
        var lacking = (books.Catalogue.Plan(parent.PlanNo)!.Children ?? [])
            .Where(child => child.IsMandatory)
            .Where(child => account.Instances.All(one => one.ParentNo != parent.No || one.PlanNo != child.PlanNo || PlanStatus.IsEnded(one.Status)));
        foreach (var child in lacking.ToList())
        {
            var plan = books.Catalogue.Plan(child.PlanNo)!;
            if (plan.DefaultSchedule(account.Currency) is not { } schedule)
                continue;

            var start = new PlanStart(day, day, parent.BillDay, PlanStatus.PendingActivation);
            var instance = Provisioning.Assign(books, account, plan, schedule, books.NextNumber(Sequence.PlanInstance), null, child.MinUnits ?? 1m, parent, start);
            instance.Status = PlanStatus.PendingActivation;
            instance.NextBillDate = null;
            added.Add(instance);
            added.AddRange(Assign(books, account, instance, day));
        }

        return added;
    }

    /// <summary>The same for a parent that becomes active by its start date; they do so with it.</summary>
    public static void AssignWaiting(Books books, Account account, PlanInstance parent, DateOnly today, DateOnly start)
    {
        foreach (var child in Assign(books, account, parent, today))
        {
            child.Status = parent.Status;
            child.ActivatesOn = start;
            child.ActiveFrom = start;
            child.Current.From = start;
        }
    }
}
