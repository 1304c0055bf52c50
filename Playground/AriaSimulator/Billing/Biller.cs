using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Makes invoices: the regular ones on bill days, and those of changes within a period.</summary>
public static class Biller
{
    /// <summary>
    /// Bills everything due on or before a day. Instances of one billing group with one bill date share an invoice;
    /// cycles a retroactive start left behind become invoices of their own, oldest first, or one invoice when combined.
    /// </summary>
    public static void BillDue(Books books, Account account, DateOnly day, bool combine = false, bool firstCycleOnly = false)
    {
        if (account.Status == AccountStatus.Permanent)
            return;

        foreach (var group in account.BillingGroups.Where(group => account.Pending(group.No) == null))
        {
            var pending = PendingInvoices.Begin(account, group);
            var combined = new List<InvoiceLine>();
            PlanInstance? master = null;
            while (Due(account, group, day) is { Count: > 0 } due)
            {
                var lines = due.SelectMany(instance => Cycle(books, account, instance, day)).ToList();
                master ??= account.MasterOf(due[0]);
                combined.AddRange(lines);
                if (combine)
                    continue;

                Make(books, account, group.No, master.No, "F", combined, day, pending);
                combined = [];
                if (firstCycleOnly || account.Pending(group.No) != null)
                    break;
            }

            if (master != null && combined.Count > 0)
                Make(books, account, group.No, master.No, "F", combined, day, pending);
        }
    }

    /// <summary>Makes the invoice of a change within a period; refused with 7006 while a pending invoice waits.</summary>
    public static Invoice InvoiceChange(Books books, Account account, PlanInstance master, IReadOnlyList<InvoiceLine> lines, DateOnly day) =>
        Make(books, account, master.BillingGroupNo, master.No, "P", lines, day);

    /// <summary>Makes the invoice of an order; refused with 7006 while a pending invoice waits.</summary>
    public static Invoice InvoiceOrder(Books books, Account account, PlanInstance master, IReadOnlyList<InvoiceLine> lines, DateOnly day) =>
        Make(books, account, master.BillingGroupNo, master.No, "O", lines, day);

    /// <summary>Puts a finished invoice on the account; money that waits pays it.</summary>
    public static void Post(Account account, Invoice invoice, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(account);
        CouponDiscounts.Count(account, invoice);
        OrderBiller.NoteBilled(account, invoice, day);
        account.Invoices.Add(invoice);
        Ledger.Settle(account, invoice, day);
    }

    private static List<PlanInstance> Due(Account account, BillingGroup group, DateOnly day)
    {
        var due = account.Instances
            .Where(instance => account.IsBilled(instance) && instance.NextBillDate <= day && account.MasterOf(instance).BillingGroupNo == group.No)
            .ToList();
        if (due.Count == 0)
            return due;

        var first = due.Min(instance => instance.NextBillDate);
        return [.. due.Where(instance => instance.NextBillDate == first).OrderBy(account.Depth).ThenBy(instance => instance.No)];
    }

    /// <summary>The lines of the period of an instance that begins on its next bill date, which moves on.</summary>
    public static IReadOnlyList<InvoiceLine> Cycle(Books books, Account account, PlanInstance instance, DateOnly day)
    {
        var maker = new LineMaker(books, account, day);
        var start = instance.NextBillDate!.Value;
        var period = instance.FirstPeriodThru is { } thru
            ? new Period(start, thru)
            : BillingCalendar.PeriodFrom(start, instance.IntervalMonths, instance.BillDay);
        var fullDays = BillingCalendar.FullPeriodEnding(period.To, instance.IntervalMonths, instance.BillDay).Days;
        var lines = new List<InvoiceLine>();

        if (!instance.ActivationBilled)
            lines.AddRange(maker.Once(instance, ServiceKind.Activation));
        var arrearsFrom = instance.ArrearsThru?.AddDays(1) ?? instance.ActiveFrom;
        if (arrearsFrom < start)
            lines.AddRange(maker.Arrears(instance, new Period(arrearsFrom, start.AddDays(-1)), start));
        lines.AddRange(maker.Advance(instance, instance.TermsOn(start), period, fullDays));

        lines.AddRange(CouponDiscounts.On(books, account, instance, lines).ToList());

        var deferred = TakeDeferred(account, instance);

        instance.FirstPeriodThru = null;
        instance.ActivationBilled = true;
        instance.ArrearsThru = start.AddDays(-1);
        instance.LastBillDate = day;
        instance.BillThru = period.To;
        instance.NextBillDate = period.To.AddDays(1);
        return [.. deferred, .. maker.WithTax(lines)];
    }

    /// <summary>Takes the lines of an instance that wait for its next invoice.</summary>
    public static IReadOnlyList<InvoiceLine> TakeDeferred(Account account, PlanInstance instance)
    {
        var deferred = account.DeferredLines.Where(line => line.PlanInstanceNo == instance.No).ToList();
        account.DeferredLines.RemoveAll(line => line.PlanInstanceNo == instance.No);
        return deferred;
    }

    private static Invoice Make(Books books, Account account, long billingGroupNo, long masterNo, string typeCode, IReadOnlyList<InvoiceLine> lines, DateOnly day, PendingInvoice? pending = null)
    {
        if (account.Pending(billingGroupNo) != null)
            throw new AriaFailure(ErrorCode.PendingInvoiceWaits, "a pending invoice awaits approval");

        var invoice = new Invoice
        {
            No = books.NextNumber(Sequence.Invoice),
            TransactionId = books.NextNumber(Sequence.Transaction),
            BillingGroupNo = billingGroupNo,
            MasterInstanceNo = masterNo,
            BillDate = day,
            DueDate = day.AddDays(account.BillingGroups.First(group => group.No == billingGroupNo).DueDays),
            TypeCode = typeCode,
            Lines = [.. lines],
        };

        var waits = pending != null && invoice.Total >= 0;
        if (invoice.Total < 0)
            CreditSurplus.Carry(books, account, invoice);
        else if (typeCode == "F")
            CreditSurplus.Apply(account, invoice);

        for (var index = 0; index < invoice.Lines.Count; index++)
            invoice.Lines[index].LineNo = index + 1;
        if (waits)
        {
            pending!.Invoice = invoice;
            account.PendingInvoices.Add(pending);
        }
        else
        {
            Post(account, invoice, day);
        }

        return invoice;
    }
}
