using System;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Reads when a change of an instance takes effect, how it prorates, and when it is invoiced.</summary>
internal static class ChangeTiming
{
    /// <summary>The day the change takes effect; null for a dated change that waits for somebody to set its date.</summary>
    public static DateOnly? EffectiveDate(Call call, AriaRow row, PlanInstance? instance, AssignmentDirective directive)
    {
        var given = row.Date("effective_date");
        if (directive.Time == ChangeTime.Now)
            return call.Today;
        if (directive.Time == ChangeTime.OnDate)
        {
            if (given < call.Today)
                throw AriaFailure.BadDate("effective_date", "must not be in the past");
            if (given > call.Today.AddYears(call.Work.Settings.FarthestYears))
                throw AriaFailure.BadDate("effective_date", $"must not be more than {call.Work.Settings.FarthestYears} years ahead");
            return given;
        }

        var periods = row.Long("offset_interval") ?? 0;
        if (periods is < 0 or > 120 || (periods == 0 && row.Has("offset_interval")))
            throw AriaFailure.Invalid("offset_interval must be a whole number of billing periods greater than zero");
        if (instance == null)
            return call.Today;
        if (instance.NextBillDate is not { } anniversary)
            return instance.ActivatesOn ?? call.Today;

        return periods == 0 ? anniversary : BillingCalendar.Shift(anniversary, (int)periods * instance.IntervalMonths, instance.BillDay);
    }

    /// <summary>Whether the amount waits for the next anniversary invoice; a call that does not say leaves it to the plan.</summary>
    public static bool DefersInvoice(AriaRow row, Plan plan) => row.Long("proration_invoice_timing") switch
    {
        null => plan.DeferProration,
        0 => false,
        1 => true,
        _ => throw AriaFailure.Invalid("proration_invoice_timing must be 0 or 1"),
    };

    /// <summary>The day proration counts from: within the period that is billed ahead, by default the day of the change.</summary>
    public static DateOnly? ProrateFrom(AriaRow row, Account account, PlanInstance instance)
    {
        if (row.Date("alt_proration_start_date") is not { } from)
            return null;

        var begin = account.AllLines()
            .Where(line => line.PlanInstanceNo == instance.No && line.LineType == LineType.Recurring && line.To == instance.BillThru)
            .Min(line => line.From);
        if (begin == null || from < begin || from > instance.BillThru)
            throw AriaFailure.BadDate("alt_proration_start_date", "must lie within the current billing period");
        return from;
    }

    /// <summary>Months added to a first, prorated period; they need a plan billed less often than each month, and fit into its interval.</summary>
    public static int OffsetMonths(AriaRow row, RateSchedule schedule, PlanInstance? master, DateOnly? start)
    {
        var months = row.Long("offset_months") ?? 0;
        if (months < 0 || months >= schedule.IntervalMonths)
        {
            if (months != 0)
                throw AriaFailure.Invalid($"offset_months must be less than the plan's billing interval of {schedule.IntervalMonths} months");
        }

        return row.Long("auto_offset_months_option") switch
        {
            null => (int)months,
            1 => Aligned(schedule, master, start),
            _ => throw AriaFailure.Invalid("auto_offset_months_option must be 1; no other is modelled by this simulator"),
        };
    }

    /// <summary>The months that let the first period end with the master's, as far as the plan's interval allows.</summary>
    private static int Aligned(RateSchedule schedule, PlanInstance? master, DateOnly? start)
    {
        if (master?.NextBillDate is not { } end || start is not { } day)
            return 0;

        var nearest = BillingCalendar.NextBillDate(day, master.BillDay);
        var months = (12 * (end.Year - nearest.Year)) + end.Month - nearest.Month;
        return Math.Clamp(months, 0, schedule.IntervalMonths - 1);
    }
}
