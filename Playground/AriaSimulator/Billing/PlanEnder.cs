using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Cancels or terminates instances.</summary>
internal static class PlanEnder
{
    /// <summary>
    /// Ends an instance and all below it. Fees in arrears and cancellation fees are charged whatever the rule; the rule
    /// decides whether days paid ahead are credited. Source: Aria, cancel_acct_plan_m guide.
    /// </summary>
    public static List<InvoiceLine> End(Books books, Account account, PlanInstance instance, int status, ProrationRule rule, DateOnly from, DateOnly day)
    {
        var maker = new LineMaker(books, account, day);
        var waiting = new List<InvoiceLine>();
        var charges = new List<InvoiceLine>();
        var credits = new List<InvoiceLine>();
        foreach (var ended in account.Under(instance).Prepend(instance).Where(one => !PlanStatus.IsEnded(one.Status)))
        {
            waiting.AddRange(Biller.TakeDeferred(account, ended));
            charges.AddRange(LastCharges(maker, ended, day));
            if (rule is ProrationRule.Full or ProrationRule.CreditOnly)
                credits.AddRange(maker.Credits(ended, from));
        }

        foreach (var ended in account.Under(instance).Prepend(instance).Where(one => !PlanStatus.IsEnded(one.Status)))
            Close(account, ended, status, day);
        return [.. waiting, .. maker.WithTax(charges.Concat(credits))];
    }

    private static IEnumerable<InvoiceLine> LastCharges(LineMaker maker, PlanInstance instance, DateOnly day)
    {
        if (instance.NextBillDate is not { } billDate)
            return [];

        var arrearsFrom = instance.ArrearsThru?.AddDays(1) ?? instance.ActiveFrom;
        var arrears = arrearsFrom < day ? maker.Arrears(instance, new Period(arrearsFrom, day.AddDays(-1)), billDate) : [];
        return arrears.Concat(maker.Once(instance, ServiceKind.Cancellation)).ToList();
    }

    private static void Close(Account account, PlanInstance instance, int status, DateOnly day)
    {
        instance.Status = status;
        instance.StatusDate = day;
        instance.ActivatesOn = null;
        instance.NextBillDate = null;
        instance.ArrearsThru = day.AddDays(-1);
        RolloverQueue.Clear(account, instance, day);
    }
}
