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
    /// <summary>
    /// Changes the terms from the day on and prorates the days already billed in advance, the day itself included.
    /// </summary>
    public static ChangeOutcome Apply(Books books, Account account, PlanInstance instance, PlanUpdate update, ProrationRule rule, bool deferInvoice, DateOnly day)
    {
        if (!update.TouchesPrice)
            return ChangeOutcome.Uninvoiced([]);

        var maker = new LineMaker(books, account, day);
        var isBilledAhead = instance.IsBillable && instance.BillThru >= day;
        var credits = isBilledAhead && rule is ProrationRule.Full or ProrationRule.CreditOnly
            ? maker.Credits(instance, day).ToList()
            : [];

        SetTerms(books, account, instance, update, day);

        var charges = isBilledAhead && rule is ProrationRule.Full or ProrationRule.ChargeOnly
            ? Charges(maker, instance, day)
            : [];

        var lines = maker.WithTax(charges.Concat(credits)).ToList();
        Number(lines);
        if (lines.Count == 0)
            return ChangeOutcome.Uninvoiced(lines);

        if (deferInvoice)
        {
            account.DeferredLines.AddRange(lines);
            return ChangeOutcome.Uninvoiced(lines);
        }

        if (!books.Settings.InvoiceZeroChanges && lines.Sum(line => line.Amount) == 0)
            return ChangeOutcome.Uninvoiced(lines);

        var invoice = Biller.InvoiceChange(books, account, instance, lines, day);
        return new ChangeOutcome(lines, invoice, Collections.OfChange(books, account, invoice, day));
    }

    private static List<InvoiceLine> Charges(LineMaker maker, PlanInstance instance, DateOnly day)
    {
        var thru = instance.BillThru!.Value;
        var full = BillingCalendar.FullPeriodEnding(thru, instance.IntervalMonths, instance.BillDay);
        return maker.Advance(instance, instance.Current, new Period(day, thru), full.Days).ToList();
    }

    private static void SetTerms(Books books, Account account, PlanInstance instance, PlanUpdate update, DateOnly day)
    {
        var terms = After(books, account, instance, update, day);
        instance.Terms.RemoveAll(earlier => earlier.From >= terms.From);
        instance.Terms.Add(terms);
    }

    /// <summary>The terms an update leads to. Naming a schedule drops custom rates; naming none keeps both, unless the tenant resets.</summary>
    internal static PlanTerms After(Books books, Account account, PlanInstance instance, PlanUpdate update, DateOnly day)
    {
        var before = instance.Current;
        var resets = books.Settings.UpdateResetsSchedule && update.RateScheduleNo == null && update.CustomRates == null;
        var schedule = resets
            ? books.Catalogue.Plan(instance.PlanNo)!.DefaultSchedule(account.Currency)!.No
            : update.RateScheduleNo ?? before.RateScheduleNo;
        var custom = resets || update.RateScheduleNo != null ? [] : before.CustomRates;
        if (update.CustomRates != null)
        {
            var renewed = update.CustomRates.Select(rate => rate.ServiceNo).ToHashSet();
            custom = [.. custom.Where(rate => !renewed.Contains(rate.ServiceNo)), .. update.CustomRates];
        }

        return new PlanTerms
        {
            From = instance.ActivatesOn ?? day,
            Units = update.Units ?? before.Units,
            RateScheduleNo = schedule,
            CustomRates = [.. custom],
        };
    }

    private static void Number(List<InvoiceLine> lines)
    {
        for (var index = 0; index < lines.Count; index++)
            lines[index].LineNo = index + 1;
    }
}
