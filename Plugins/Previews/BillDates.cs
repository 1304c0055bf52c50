using System;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Previews;

/// <summary>Where a plan's billing periods begin and end.</summary>
internal static class BillDates
{
    /// <summary>The first bill date on or after the given day. A change on a bill day comes before that day's invoice.</summary>
    public static AriaDate OnOrAfter(AriaDate nextBillDate, int intervalMonths, int? billDay, AriaDate day)
    {
        var date = nextBillDate;
        for (var months = intervalMonths; date < day; months += intervalMonths)
            date = Move(nextBillDate, months, billDay);
        return date;
    }

    /// <summary>The bill date one interval earlier: the first day of the period that ends on the day before this one.</summary>
    public static AriaDate PeriodStart(AriaDate billDate, int intervalMonths, int? billDay) => Move(billDate, -intervalMonths, billDay);

    private static AriaDate Move(AriaDate date, int months, int? billDay)
    {
        var moved = date.AddMonths(months);
        var day = Math.Min(billDay ?? date.Day, moved.DaysInMonth);
        return new AriaDate(moved.Year, moved.Month, Math.Max(1, day));
    }
}
