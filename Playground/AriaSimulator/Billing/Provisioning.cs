using System;
using System.Globalization;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>How a new plan instance starts.</summary>
/// <param name="Today">The day of the call.</param>
/// <param name="Start">First day of service; before, on or after today.</param>
/// <param name="BillDay">Day of the month it is billed.</param>
/// <param name="WaitingStatus">The status until a start in the future.</param>
public sealed record PlanStart(DateOnly Today, DateOnly Start, int BillDay, int WaitingStatus);

/// <summary>Assigns plans.</summary>
public static class Provisioning
{
    /// <summary>Adds an instance of a plan to an account. Nothing is billed yet.</summary>
    public static PlanInstance Assign(Books books, Account account, Plan plan, RateSchedule schedule, long instanceNo, string? clientId, decimal units, PlanInstance? parent, PlanStart start)
    {
        var waits = start.Start > start.Today;
        var instance = new PlanInstance
        {
            No = instanceNo,
            ClientId = clientId ?? instanceNo.ToString(CultureInfo.InvariantCulture),
            PlanNo = plan.No,
            ParentNo = parent?.No,
            Status = waits ? start.WaitingStatus : PlanStatus.Active,
            StatusDate = start.Today,
            PlanDate = waits ? start.Today : start.Start,
            ActiveFrom = start.Start,
            ActivatesOn = waits ? start.Start : null,
            BillDay = start.BillDay,
            IntervalMonths = schedule.IntervalMonths,
            NextBillDate = waits ? null : start.Start,
            Terms = [new PlanTerms { From = start.Start, Units = units, PlanNo = plan.No, RateScheduleNo = schedule.No }],
        };
        account.Instances.Add(instance);
        NumberedUnits.Match(books, instance);
        return instance;
    }
}
