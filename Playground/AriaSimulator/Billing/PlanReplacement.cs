using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What follows when another plan took an instance over.</summary>
internal static class PlanReplacement
{
    /// <summary>Plans below that the new plan does not take are cancelled; those it demands are assigned. Source: Aria, replacing plans.</summary>
    public static IReadOnlyList<InvoiceLine> Follow(Books books, Account account, PlanInstance instance, ProrationRule rule, DateOnly from, DateOnly day)
    {
        var plan = books.Catalogue.Plan(instance.PlanNo)!;
        var lines = new List<InvoiceLine>();
        foreach (var child in account.Instances.Where(child => child.ParentNo == instance.No && !PlanStatus.IsEnded(child.Status)).ToList())
        {
            if (!plan.Takes(child.PlanNo))
                lines.AddRange(PlanEnder.End(books, account, child, PlanStatus.Cancelled, rule, from, day));
        }

        if (PlanStatus.IsProvisioned(instance.Status))
        {
            foreach (var child in MandatoryChildren.Assign(books, account, instance, day))
            {
                PlanStarter.Start(books, account, child, PlanStatus.Active, PlanStarter.Under(rule), 0, day);
                lines.AddRange(PlanStarter.FirstLines(books, account, child, day));
            }
        }

        RolloverQueue.Arm(books, account, instance, day);
        return lines;
    }
}
