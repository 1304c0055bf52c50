using System;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Days from one to another, both included.</summary>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    /// <summary>Number of days, both ends counted.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Bill days and the periods between them. A bill day of 29–31 means the last day of a shorter month (assumed) and returns afterwards.</summary>
public static class BillingCalendar
{
    /// <summary>The bill date within a month.</summary>
    public static DateOnly BillDate(int year, int month, int billDay) =>
        new(year, month, Math.Min(billDay, DateTime.DaysInMonth(year, month)));

    /// <summary>The bill date a number of months away from the month of a day.</summary>
    public static DateOnly Shift(DateOnly day, int months, int billDay)
    {
        var month = new DateOnly(day.Year, day.Month, 1).AddMonths(months);
        return BillDate(month.Year, month.Month, billDay);
    }

    /// <summary>Whether a day is a bill date.</summary>
    public static bool IsBillDate(DateOnly day, int billDay) => BillDate(day.Year, day.Month, billDay) == day;

    /// <summary>The first bill date after a day.</summary>
    public static DateOnly NextBillDate(DateOnly day, int billDay)
    {
        var inMonth = BillDate(day.Year, day.Month, billDay);
        return inMonth > day ? inMonth : Shift(day, 1, billDay);
    }

    /// <summary>The first date, on or after a day, of the bill dates that are whole intervals away from one of them.</summary>
    public static DateOnly OnCycle(DateOnly billDate, DateOnly day, int intervalMonths, int billDay)
    {
        while (billDate < day)
            billDate = Shift(billDate, intervalMonths, billDay);
        return billDate;
    }

    /// <summary>The period an invoice on a day covers: a full interval from a bill date, else the days up to the next one.</summary>
    public static Period PeriodFrom(DateOnly start, int intervalMonths, int billDay) =>
        IsBillDate(start, billDay)
            ? new Period(start, Shift(start, intervalMonths, billDay).AddDays(-1))
            : new Period(start, NextBillDate(start, billDay).AddDays(-1));

    /// <summary>The full interval whose last day is given: the denominator of proration.</summary>
    public static Period FullPeriodEnding(DateOnly lastDay, int intervalMonths, int billDay) =>
        new(Shift(lastDay.AddDays(1), -intervalMonths, billDay), lastDay);
}
