using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>
/// Changes the status of an instance that goes on living. While it is not billable nothing is charged, for it and for
/// all below it; when billing begins again the reset says from which anniversary. Nothing is given back for days paid
/// ahead, unless a new anniversary charges them again.
/// </summary>
internal static class StatusChanger
{
    public static List<InvoiceLine> Change(Books books, Account account, PlanInstance instance, int status, BillDateReset reset, DateOnly day)
    {
        var affected = account.Under(instance).Prepend(instance).ToList();
        var billedBefore = affected.Where(account.IsBilled).ToHashSet();
        instance.Status = status;
        instance.StatusDate = day;
        instance.ActivatesOn = null;
        if (!billedBefore.Contains(instance) && account.IsBilled(instance) && instance.ParentNo == null && reset == BillDateReset.ChangeDate)
            affected.ForEach(one => one.BillDay = day.Day);

        var lines = new List<InvoiceLine>();
        foreach (var one in affected)
        {
            var isBilled = account.IsBilled(one);
            if (isBilled == billedBefore.Contains(one))
                continue;

            SetBilled(books, one, isBilled, day);
            if (isBilled)
                lines.AddRange(Resume(books, account, one, reset, day));
        }

        return lines;
    }

    private static void SetBilled(Books books, PlanInstance instance, bool isBilled, DateOnly day)
    {
        var terms = Documents.Copy(instance.Current);
        terms.From = day;
        terms.IsBilled = isBilled;
        PlanChanger.SetTerms(books, instance, terms);
    }

    private static IReadOnlyList<InvoiceLine> Resume(Books books, Account account, PlanInstance instance, BillDateReset reset, DateOnly day)
    {
        if (reset == BillDateReset.ChangeDate)
        {
            var maker = new LineMaker(books, account, day);
            var credits = maker.WithTax(maker.Credits(instance, day)).ToList();
            instance.NextBillDate = day;
            return [.. Biller.Cycle(books, account, instance, day), .. credits];
        }

        if (instance.BillThru >= day)
        {
            instance.NextBillDate = instance.BillThru.Value.AddDays(1);
            return [];
        }

        var known = instance.NextBillDate ?? BillingCalendar.BillDate(day.Year, day.Month, instance.BillDay);
        var anniversary = BillingCalendar.OnCycle(known, day, instance.IntervalMonths, instance.BillDay);
        if (anniversary == day || reset == BillDateReset.None)
        {
            instance.NextBillDate = anniversary;
            return [];
        }

        instance.NextBillDate = day;
        instance.FirstPeriodThru = anniversary.AddDays(-1);
        return Biller.Cycle(books, account, instance, day);
    }
}
