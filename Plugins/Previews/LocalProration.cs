using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Readings;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Previews;

/// <summary>
/// The connector's own computation of a prorated change, used only where Aria gives no amount and always labelled so:
/// price of the period × days left ÷ days of the period, the day of the change counted, each line rounded
/// (Aria: proration; seed 001). Tax is not computed.
/// </summary>
internal static class LocalProration
{
    /// <summary>The lines, or null where the period or a price is not known.</summary>
    public static IReadOnlyList<MoneyLine>? Lines(PlanInstance before, decimal units, IReadOnlyList<ServiceRates> ratesAfter, AriaDate day, Proration rule, string? currency)
    {
        if (rule == Proration.None)
            return [];
        if (rule == Proration.CompanyDefault || before.NextBillDate is not { } next || before.Units is not { } unitsBefore)
            return null;
        var interval = before.RecurringInterval ?? 1;
        var end = BillDates.OnOrAfter(next, interval, before.BillDay, day);
        if (end == day)
            return [];
        var start = BillDates.PeriodStart(end, interval, before.BillDay);
        var period = new Period(day, end.AddDays(-1), day.DaysUntil(end), start.DaysUntil(end));
        var lines = new List<MoneyLine>();
        if (rule is Proration.Full or Proration.CreditOnly && !Add(lines, LineType.Credit, before.Services, unitsBefore, period, currency))
            return null;
        if (rule is Proration.Full or Proration.ChargeOnly && !Add(lines, LineType.Charge, ratesAfter, units, period, currency))
            return null;
        return lines;
    }

    private static bool Add(List<MoneyLine> lines, LineType type, IEnumerable<ServiceRates> services, decimal units, Period period, string? currency)
    {
        foreach (var service in services.Where(service => service.IsRecurring))
        {
            if (TierPrice.Of(service, units) is not { } price)
                return false;
            var amount = Currency.Round(price * period.Days / period.PeriodDays, currency);
            var factor = (decimal)period.Days / period.PeriodDays;
            lines.Add(new MoneyLine
            {
                LineNo = lines.Count + 1,
                Type = type,
                ServiceNo = service.ServiceNo,
                Service = service.Name,
                Description = Invariant($"{service.Name}, {period.Days} of {period.PeriodDays} days"),
                From = period.From,
                To = period.To,
                Days = period.Days,
                PeriodDays = period.PeriodDays,
                Units = units * factor,
                BaseUnits = units,
                Factor = factor,
                RatePerUnit = service.Tiers.Count == 1 ? service.Tiers[0].RatePerUnit : null,
                Amount = type == LineType.Credit ? -amount : amount,
            });
        }
        return true;
    }

    private sealed record Period(AriaDate From, AriaDate To, int Days, int PeriodDays);
}
