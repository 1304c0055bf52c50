using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>The lines a change yielded, in the order charge, tax, credit, tax credit, the invoice they went on, and what its collection came to.</summary>
public sealed record ChangeOutcome(IReadOnlyList<InvoiceLine> Lines, Invoice? Invoice, CollectionResult Collection)
{
    /// <summary>A change that invoiced nothing.</summary>
    public static ChangeOutcome Uninvoiced(IReadOnlyList<InvoiceLine> lines) => new(lines, null, CollectionResult.Ok);
}

/// <summary>Applies a change to an instance on a day. Preview and execution both come through here.</summary>
public static class PlanChanger
{
    /// <summary>Makes the change and invoices its lines, now or with the next anniversary invoice.</summary>
    public static ChangeOutcome Apply(Books books, Account account, PlanInstance instance, PlanUpdate update, ProrationRule rule, bool deferInvoice, DateOnly day)
    {
        return Settle(books, account, instance, Change(books, account, instance, update, rule, day), deferInvoice, day);
    }

    /// <summary>Invoices lines of a change, now or with the next anniversary invoice.</summary>
    public static ChangeOutcome Settle(Books books, Account account, PlanInstance instance, IReadOnlyList<InvoiceLine> lines, bool deferInvoice, DateOnly day)
    {
        Number(lines);
        if (deferInvoice && account.IsBilled(instance))
        {
            account.DeferredLines.AddRange(lines);
            return ChangeOutcome.Uninvoiced(lines);
        }

        return Invoice(books, account, account.MasterOf(instance), lines, day);
    }

    /// <summary>Puts lines of changes on one invoice and collects it, unless told not to.</summary>
    public static ChangeOutcome Invoice(Books books, Account account, PlanInstance master, IReadOnlyList<InvoiceLine> lines, DateOnly day, bool collects = true)
    {
        if (lines.Count == 0 || (!books.Settings.InvoiceZeroChanges && lines.Sum(line => line.Amount) == 0))
            return ChangeOutcome.Uninvoiced(lines);

        var invoice = Biller.InvoiceChange(books, account, master, lines, day);
        return new ChangeOutcome(lines, invoice, collects ? Collections.OfChange(books, account, invoice, day) : CollectionResult.Ok);
    }

    /// <summary>Makes the change; its lines are not invoiced yet. Days are prorated from the day itself, or from the day the change names.</summary>
    public static List<InvoiceLine> Change(Books books, Account account, PlanInstance instance, PlanUpdate update, ProrationRule rule, DateOnly day)
    {
        if (update.Status is { } ended && PlanStatus.IsEnded(ended))
            return PlanEnder.End(books, account, instance, ended, rule, update.ProrateFrom ?? day, day);

        var lines = update.TouchesPrice ? ChangeTerms(books, account, instance, update, rule, day) : [];
        if (update.PlanNo != null)
            lines.AddRange(PlanReplacement.Follow(books, account, instance, rule, update.ProrateFrom ?? day, day));
        if (update.Status is { } status && status != instance.Status)
            lines.AddRange(StatusChanger.Change(books, account, instance, status, update.DateReset ?? books.Settings.ResetDates, day));
        return lines;
    }

    /// <summary>The terms an update leads to. Naming a schedule drops custom rates, and so does another plan; naming none keeps both, unless the tenant resets.</summary>
    internal static PlanTerms After(Books books, Account account, PlanInstance instance, PlanUpdate update, DateOnly day)
    {
        var before = instance.Current;
        var planNo = update.PlanNo ?? before.PlanNo;
        var isReplaced = planNo != before.PlanNo;
        var resets = isReplaced || (books.Settings.UpdateResetsSchedule && update.CustomRates == null);
        var schedule = update.RateScheduleNo
            ?? (resets ? books.Catalogue.Plan(planNo)!.DefaultSchedule(account.Currency)!.No : before.RateScheduleNo);
        var custom = resets || update.RateScheduleNo != null || update.DropsCustomRates ? [] : before.CustomRates;
        if (update.CustomRates != null)
        {
            var renewed = update.CustomRates.Select(rate => rate.ServiceNo).ToHashSet();
            custom = [.. custom.Where(rate => !renewed.Contains(rate.ServiceNo)), .. update.CustomRates];
        }

        return new PlanTerms
        {
            From = instance.ActivatesOn ?? day,
            Units = update.Units ?? before.Units + (update.AddUnits?.Count ?? 0) - (update.RemoveUnits?.Count ?? 0),
            PlanNo = planNo,
            RateScheduleNo = schedule,
            CustomRates = [.. custom],
            IsBilled = before.IsBilled,
        };
    }

    /// <summary>Puts new terms on an instance; terms that would have begun later are gone.</summary>
    internal static void SetTerms(Books books, PlanInstance instance, PlanTerms terms)
    {
        instance.Terms.RemoveAll(earlier => earlier.From >= terms.From);
        instance.Terms.Add(terms);
        instance.PlanNo = terms.PlanNo;
        NumberedUnits.Match(books, instance);
    }

    private static List<InvoiceLine> ChangeTerms(Books books, Account account, PlanInstance instance, PlanUpdate update, ProrationRule rule, DateOnly day)
    {
        var maker = new LineMaker(books, account, day);
        var from = update.ProrateFrom ?? day;
        var isBilledAhead = account.IsBilled(instance) && instance.BillThru >= from;
        var credits = isBilledAhead && rule is ProrationRule.Full or ProrationRule.CreditOnly
            ? maker.Credits(instance, from).ToList()
            : [];

        NumberedUnits.Change(books, instance, update);
        var intervalBefore = instance.IntervalMonths;
        SetTerms(books, instance, After(books, account, instance, update, from));
        instance.IntervalMonths = books.Catalogue.Plan(instance.PlanNo)!.Schedule(instance.Current.RateScheduleNo)!.IntervalMonths;

        var charges = new List<InvoiceLine>();
        if (isBilledAhead && rule is ProrationRule.Full or ProrationRule.ChargeOnly)
        {
            if (instance.IntervalMonths != intervalBefore || update.OffsetMonths > 0 || !EndsWithinOnePeriod(instance, from))
                MoveBillDate(instance, from, update.OffsetMonths);
            charges.AddRange(Charges(maker, instance, from));
        }

        if (update.PlanNo != null && books.Settings.ActivationFeeOnReplace && account.IsBilled(instance))
            charges.AddRange(maker.Once(instance, ServiceKind.Activation));
        return maker.WithTax(charges.Concat(credits)).ToList();
    }

    private static IEnumerable<InvoiceLine> Charges(LineMaker maker, PlanInstance instance, DateOnly from)
    {
        var thru = instance.BillThru!.Value;
        var full = BillingCalendar.FullPeriodEnding(thru, instance.IntervalMonths, instance.BillDay);
        return maker.Advance(instance, instance.Current, new Period(from, thru), full.Days);
    }

    /// <summary>Not so when the plan was paid ahead by the year, say, and turned into a monthly one without proration.</summary>
    private static bool EndsWithinOnePeriod(PlanInstance instance, DateOnly from) =>
        BillingCalendar.FullPeriodEnding(instance.BillThru!.Value, instance.IntervalMonths, instance.BillDay).From <= from;

    /// <summary>With another billing interval the prorated period runs to the nearest bill day and the months asked for beyond it.</summary>
    private static void MoveBillDate(PlanInstance instance, DateOnly from, int offsetMonths)
    {
        var next = BillingCalendar.Shift(BillingCalendar.NextBillDate(from, instance.BillDay), offsetMonths, instance.BillDay);
        instance.BillThru = next.AddDays(-1);
        instance.NextBillDate = next;
    }

    private static void Number(IReadOnlyList<InvoiceLine> lines)
    {
        for (var index = 0; index < lines.Count; index++)
            lines[index].LineNo = index + 1;
    }
}
