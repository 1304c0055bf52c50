using System;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The dates a call may name for a new master plan.</summary>
/// <param name="Future">alt_start_date: at most one billing interval ahead.</param>
/// <param name="Past">retroactive_start_date.</param>
/// <param name="AltBillDay">alt_bill_day.</param>
/// <param name="OverrideThru">override_bill_thru_date: the last day of the first period.</param>
/// <param name="Model">override_dates_mp_instance_no: the master whose bill day the new one takes.</param>
internal sealed record MasterDates(DateOnly? Future, DateOnly? Past, int? AltBillDay, DateOnly? OverrideThru, PlanInstance? Model)
{
    public static MasterDates Read(Call call, Account account, AriaRow row, RateSchedule schedule)
    {
        var dates = new MasterDates(
            call.Request.Date("alt_start_date"),
            call.Request.Date("retroactive_start_date"),
            AltBillDayOf(call),
            call.Request.Date("override_bill_thru_date"),
            Call.Instance(account, call.Request, "override_dates_mp_instance_no", "override_dates_client_mp_instance_id"));
        dates.DemandCompatible(row);
        dates.DemandInReach(call, schedule);
        if (dates.Model is { } model && (model.ParentNo != null || model.NextBillDate == null))
            throw AriaFailure.Invalid("override_dates_mp_instance_no must be a master plan instance that is billed");
        return dates;
    }

    /// <summary>The bill day of a start; the model's, when there is one, and the anniversary's, when there is no day yet.</summary>
    public int BillDay(DateOnly? start, PlanInstance? anniversaryOf = null) =>
        Model?.BillDay ?? OverrideThru?.AddDays(1).Day ?? AltBillDay ?? start?.Day ?? anniversaryOf?.BillDay ?? 1;

    private static int? AltBillDayOf(Call call)
    {
        var billDay = call.Request.Long("alt_bill_day");
        return billDay is < 1 or > 31 ? throw new AriaFailure(ErrorCode.InvalidBillDay, "alternate bill day must be from 1 to 31") : (int?)billDay;
    }

    private void DemandCompatible(AriaRow row)
    {
        Forbid(Future != null && AltBillDay != null, "alt_start_date and alt_bill_day");
        Forbid(Future != null && Past != null, "alt_start_date and retroactive_start_date");
        Forbid(OverrideThru != null && AltBillDay != null, "override_bill_thru_date and alt_bill_day");
        Forbid(OverrideThru != null && (row.Has("status_until_alt_start") || row.Has("status_until_alt_start_cd")), "override_bill_thru_date and the status until alt_start_date");
    }

    private static void Forbid(bool together, string what)
    {
        if (together)
            throw AriaFailure.Invalid($"{what} cannot be used in the same call");
    }

    private void DemandInReach(Call call, RateSchedule schedule)
    {
        if (Future < call.Today)
            throw AriaFailure.BadDate("alt_start_date", "must not be in the past");
        if (Future > BillingCalendar.Shift(call.Today, schedule.IntervalMonths, call.Today.Day))
            throw AriaFailure.BadDate("alt_start_date", "must not be more than one billing cycle in the future");
        if (Past > call.Today)
            throw AriaFailure.BadDate("retroactive_start_date", "must not be in the future");

        var start = Future ?? call.Today;
        if (OverrideThru <= start || OverrideThru >= BillingCalendar.Shift(start, schedule.IntervalMonths, start.Day))
            throw AriaFailure.BadDate("override_bill_thru_date", "must lie after the start and within one billing cycle of it");
    }
}
