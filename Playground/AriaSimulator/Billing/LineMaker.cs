using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Makes charge, credit and tax lines for one account on one day.</summary>
public sealed class LineMaker
{
    private readonly Books books;
    private readonly Account account;
    private readonly DateOnly day;

    /// <summary>Lines of an account, at the prices of a day.</summary>
    public LineMaker(Books books, Account account, DateOnly day)
    {
        this.books = books;
        this.account = account;
        this.day = day;
    }

    /// <summary>The recurring fees in advance of an instance under some terms, for a period that is all or part of a full one.</summary>
    public IEnumerable<InvoiceLine> Advance(PlanInstance instance, PlanTerms terms, Period period, int fullDays) =>
        Charges(instance, terms, period, fullDays, ServiceKind.RecurringInAdvance, LineType.Recurring);

    /// <summary>
    /// The recurring fees in arrears: each part of each period under the terms of its own days. The periods end where
    /// those that lead up to the given bill date end.
    /// </summary>
    public IEnumerable<InvoiceLine> Arrears(PlanInstance instance, Period range, DateOnly billDate)
    {
        foreach (var cycle in CyclesBack(instance, range, billDate))
        {
            for (var from = cycle.From > range.From ? cycle.From : range.From; from <= cycle.To && from <= range.To;)
            {
                var start = from;
                var last = cycle.To < range.To ? cycle.To : range.To;
                var next = instance.Terms.Select(terms => terms.From).Where(date => date > start && date <= last).DefaultIfEmpty(last.AddDays(1)).Min();
                var terms = instance.TermsOn(start);
                if (terms.IsBilled)
                {
                    foreach (var line in Charges(instance, terms, new Period(start, next.AddDays(-1)), cycle.Days, ServiceKind.RecurringInArrears, LineType.RecurringArrears))
                        yield return line;
                }

                from = next;
            }
        }
    }

    /// <summary>The fees of an instance that are charged once: at its start or at its end.</summary>
    public IEnumerable<InvoiceLine> Once(PlanInstance instance, ServiceKind kind) =>
        Charges(instance, instance.Current, new Period(day, day), 1, kind, LineType.Activation);

    /// <summary>
    /// The credit for days already billed in advance: from the lines actually invoiced (or put off) for this instance,
    /// never from today's price, and less what was credited before.
    /// </summary>
    public IEnumerable<InvoiceLine> Credits(PlanInstance instance, DateOnly from)
    {
        var charged = account.AllLines()
            .Where(line => line.LineType == LineType.Recurring && line.PlanInstanceNo == instance.No && line.To >= from)
            .OrderBy(line => line.Id).ToList();
        foreach (var line in charged)
        {
            var earlier = account.AllLines().Where(credit => credit.LineType == LineType.Credit && credit.OfLineId == line.Id).ToList();
            var start = line.From > from ? line.From!.Value : from;
            var days = line.To!.Value.DayNumber - start.DayNumber + 1;
            var whole = CouponDiscounts.Less(account, line, Whole(line, days));
            var liveTo = earlier.Select(credit => credit.From!.Value.AddDays(-1)).Append(line.To.Value).Min();
            var amount = Math.Min(whole, line.Amount) + earlier.Where(credit => credit.To >= start).Sum(credit => credit.Amount);
            if (liveTo < start)
                continue;

            yield return Credit(line, new Period(start, liveTo), amount);
        }
    }

    /// <summary>What some last days of a line cost.</summary>
    private decimal Whole(InvoiceLine line, int days)
    {
        if (days == line.Days)
            return line.Amount;
        return books.Settings.CreditRounding == CreditRounding.Rounded
            ? Money.Round(line.Amount * days / line.Days, account.Currency)
            : Money.Round(line.BaseUnits * line.RatePerUnit * days / line.PeriodDays, account.Currency);
    }

    /// <summary>The lines with each one's tax after it. A credit gives back tax at the rate its charge was taxed with.</summary>
    public IEnumerable<InvoiceLine> WithTax(IEnumerable<InvoiceLine> lines)
    {
        foreach (var line in lines)
        {
            yield return line;
            if (TaxOn(line) is { } tax)
                yield return tax;
        }
    }

    private IEnumerable<InvoiceLine> Charges(PlanInstance instance, PlanTerms terms, Period period, int fullDays, ServiceKind kind, int lineType)
    {
        var plan = books.Catalogue.Plan(terms.PlanNo)!;
        foreach (var service in plan.Services.Where(service => service.Kind == kind))
        {
            foreach (var rated in Rating.Rate(service.TierRule, Prices.Tiers(plan, terms, service.No, day), Prices.Units(terms, service)))
            {
                var periodPrice = Money.Round(rated.Units * rated.RatePerUnit, account.Currency);
                var isPart = period.Days != fullDays;
                yield return new InvoiceLine
                {
                    Id = account.NextLineId++,
                    LineType = lineType,
                    PlanInstanceNo = instance.No,
                    PlanNo = plan.No,
                    PlanName = plan.Name,
                    ClientPlanId = plan.ClientId,
                    ServiceNo = service.No,
                    ServiceName = service.Name,
                    ClientServiceId = service.ClientId,
                    BaseUnits = rated.Units,
                    RatePerUnit = rated.RatePerUnit,
                    PeriodPrice = periodPrice,
                    Amount = Money.Part(periodPrice, period.Days, fullDays, account.Currency),
                    Days = period.Days,
                    PeriodDays = fullDays,
                    From = period.From,
                    To = period.To,
                    Description = isPart ? $"{service.Name}, prorated {period.Days} of {fullDays} days" : service.Name,
                    RateScheduleNo = Prices.HasCustomRates(terms, service.No) ? null : terms.RateScheduleNo,
                    TierNo = rated.TierNo,
                };
            }
        }
    }

    private static List<Period> CyclesBack(PlanInstance instance, Period range, DateOnly billDate)
    {
        var cycles = new List<Period>();
        for (var end = billDate; end > range.From;)
        {
            var begin = BillingCalendar.Shift(end, -instance.IntervalMonths, instance.BillDay);
            cycles.Insert(0, new Period(begin, end.AddDays(-1)));
            end = begin;
        }

        return cycles;
    }

    private InvoiceLine Credit(InvoiceLine line, Period period, decimal amount) => new()
    {
        Id = account.NextLineId++,
        LineType = LineType.Credit,
        PlanInstanceNo = line.PlanInstanceNo,
        PlanNo = line.PlanNo,
        PlanName = line.PlanName,
        ClientPlanId = line.ClientPlanId,
        ServiceNo = line.ServiceNo,
        ServiceName = line.ServiceName,
        ClientServiceId = line.ClientServiceId,
        BaseUnits = line.BaseUnits,
        RatePerUnit = -line.RatePerUnit,
        PeriodPrice = -line.PeriodPrice,
        Amount = -amount,
        Days = period.Days,
        PeriodDays = line.PeriodDays,
        From = period.From,
        To = period.To,
        Description = $"{line.ServiceName}, credit for unused {period.Days} of {line.PeriodDays} days",
        RateScheduleNo = line.RateScheduleNo,
        TierNo = line.TierNo,
        OfLineId = line.Id,
    };

    private InvoiceLine? TaxOn(InvoiceLine line)
    {
        var rate = line.LineType == LineType.Credit ? RateOf(line.OfLineId) : NewRate(line);
        if (rate == 0)
            return null;

        var amount = Money.Round(line.Amount * rate, account.Currency);
        if (line.LineType == LineType.Credit)
            amount = -Math.Min(-amount, TaxLeft(line.OfLineId));
        if (amount == 0)
            return null;

        return new InvoiceLine
        {
            Id = account.NextLineId++,
            LineType = LineType.Tax,
            PlanInstanceNo = line.PlanInstanceNo,
            PlanNo = line.PlanNo,
            PlanName = line.PlanName,
            ClientPlanId = line.ClientPlanId,
            ServiceNo = books.Settings.TaxServiceNo,
            ServiceName = books.Settings.TaxName,
            BaseUnits = 1m,
            RatePerUnit = amount,
            Amount = amount,
            PeriodPrice = amount,
            From = line.From,
            To = line.To,
            Description = line.LineType == LineType.Credit ? $"{books.Settings.TaxName} on credit" : books.Settings.TaxName,
            OfLineId = line.Id,
            OrderNo = line.OrderNo,
            TaxRate = rate,
        };
    }

    private decimal NewRate(InvoiceLine line)
    {
        var isTaxable = line.ItemNo is { } itemNo
            ? books.Catalogue.Items.First(item => item.No == itemNo).IsTaxable
            : books.Catalogue.Plan(line.PlanNo!.Value)!.Service(line.ServiceNo)!.IsTaxable;
        if (!isTaxable || books.Settings.TaxRate == 0)
            return 0m;
        if (books.Outages.TaxEngineDown)
            books.Outages.TaxWasMissed = true;
        return books.Outages.TaxEngineDown ? 0m : books.Settings.TaxRate;
    }

    private decimal RateOf(long? chargeId) => account.AllLines().FirstOrDefault(tax => IsTaxOf(tax, chargeId))?.TaxRate ?? 0m;

    /// <summary>The tax on a charge that was not yet given back with one of its credits.</summary>
    private decimal TaxLeft(long? chargeId)
    {
        var credits = account.AllLines().Where(line => line.LineType == LineType.Credit && line.OfLineId == chargeId).Select(line => (long?)line.Id).ToHashSet();
        return account.AllLines().Where(tax => IsTaxOf(tax, chargeId) || (tax.LineType == LineType.Tax && credits.Contains(tax.OfLineId))).Sum(tax => tax.Amount);
    }

    private static bool IsTaxOf(InvoiceLine tax, long? lineId) => tax.LineType == LineType.Tax && tax.OfLineId == lineId;
}
