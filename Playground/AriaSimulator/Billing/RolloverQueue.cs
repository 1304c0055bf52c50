using System;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Queues what a plan turns into by itself when its own time is over.</summary>
internal static class RolloverQueue
{
    /// <summary>Queues the rollover of the plan an instance has from a day on, in place of one queued before.</summary>
    public static void Arm(Books books, Account account, PlanInstance instance, DateOnly day)
    {
        Clear(account, instance, day);
        if (books.Catalogue.Plan(instance.PlanNo)!.Rollover is not { } rollover)
            return;

        var date = End(rollover, instance, day);
        var isAnniversary = BillingCalendar.IsBillDate(date, instance.BillDay);
        account.Queue.Add(new QueuedChange
        {
            QueueId = books.NextNumber(Sequence.Queue),
            Kind = ChangeKind.Rollover,
            PlanInstanceNo = instance.No,
            EffectiveDate = date,
            Directive = isAnniversary ? 1 : 7,
            Rule = isAnniversary ? ProrationRule.None : books.Settings.CompanyProration,
            Update = new PlanUpdate { PlanNo = rollover.PlanNo },
            QueuedOn = day,
        });
    }

    /// <summary>Takes a waiting rollover out of the queue.</summary>
    public static void Clear(Account account, PlanInstance instance, DateOnly day)
    {
        foreach (var change in account.Queue.Where(change => change.Kind == ChangeKind.Rollover && change.Status == QueueStatus.Queued && change.PlanInstanceNo == instance.No))
        {
            change.Status = QueueStatus.Deleted;
            change.Before = instance.Current;
            change.DeletedOn = day;
        }
    }

    private static DateOnly End(Rollover rollover, PlanInstance instance, DateOnly day) => rollover.Unit switch
    {
        DurationUnit.Day => day.AddDays(rollover.Duration),
        DurationUnit.Week => day.AddDays(7 * rollover.Duration),
        DurationUnit.Month => Months(instance, day, rollover.Duration),
        DurationUnit.Quarter => Months(instance, day, 3 * rollover.Duration),
        DurationUnit.Year => Months(instance, day, 12 * rollover.Duration),
        _ => throw new ArgumentOutOfRangeException(nameof(rollover)),
    };

    // Whole months end on a bill day: those of a start within a period end with the period that holds the day.
    private static DateOnly Months(PlanInstance instance, DateOnly day, int months) =>
        BillingCalendar.IsBillDate(day, instance.BillDay)
            ? BillingCalendar.Shift(day, months, instance.BillDay)
            : BillingCalendar.NextBillDate(day.AddMonths(months).AddDays(-1), instance.BillDay);
}
