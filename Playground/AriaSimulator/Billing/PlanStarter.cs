using System;
using System.Collections.Generic;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What the first invoice of a new instance covers.</summary>
public enum FirstPeriod
{
    /// <summary>A whole period, or the days up to a bill day of its own.</summary>
    Whole,

    /// <summary>The days up to the nearest bill day, and the months asked for beyond it.</summary>
    ToBillDay,

    /// <summary>Nothing before that day.</summary>
    Nothing,
}

/// <summary>Starts the service of instances.</summary>
internal static class PlanStarter
{
    /// <summary>Makes an instance active from a day on; the caller bills what is due.</summary>
    public static void Start(Books books, Account account, PlanInstance instance, int status, FirstPeriod first, int offsetMonths, DateOnly day)
    {
        instance.Status = status;
        instance.StatusDate = day;
        instance.ActivatesOn = null;
        instance.ActiveFrom = day;
        instance.Current.From = day;
        instance.Current.IsBilled = account.IsBilled(instance);
        instance.Terms.RemoveRange(0, instance.Terms.Count - 1);
        RolloverQueue.Arm(books, account, instance, day);
        instance.NextBillDate = null;
        if (!PlanStatus.IsBillable(status))
            return;

        instance.NextBillDate = day;
        if (first == FirstPeriod.Whole)
            return;

        var anniversary = BillingCalendar.Shift(BillingCalendar.NextBillDate(day, instance.BillDay), offsetMonths, instance.BillDay);
        if (first == FirstPeriod.ToBillDay)
            instance.FirstPeriodThru = anniversary.AddDays(-1);
        else
            instance.NextBillDate = anniversary;
    }

    /// <summary>The first period of a plan that is assigned within its master's period.</summary>
    public static FirstPeriod Under(ProrationRule rule) =>
        rule is ProrationRule.Full or ProrationRule.ChargeOnly ? FirstPeriod.ToBillDay : FirstPeriod.Nothing;

    /// <summary>The lines of an instance whose first period begins on a day; none when nothing is due yet.</summary>
    public static IReadOnlyList<InvoiceLine> FirstLines(Books books, Account account, PlanInstance instance, DateOnly day) =>
        account.IsBilled(instance) && instance.NextBillDate == day ? Biller.Cycle(books, account, instance, day) : [];
}
