using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Readings;

namespace CrmAriaConnector.Plugins.Tests.Previews;

public sealed class LocalProrationTests
{
    [Test]
    public void The_published_example_of_a_switch()
    {
        // Aria, proration: billed on the 15th, on 27 April 2015 from 30 to 60; 18 of 30 days are left: credit 18, charge 36.
        var lines = Lines(Plan(30, new AriaDate(2015, 5, 15), 1), 1, 60, new AriaDate(2015, 4, 27), Proration.Full);

        Assert.That(lines!.Select(line => line.Amount), Is.EqualTo(new[] { -18.00m, 36.00m }));
        Assert.That(lines![0].Days, Is.EqualTo(18));
        Assert.That(lines[0].PeriodDays, Is.EqualTo(30));
    }

    [Test]
    public void The_published_example_of_another_unit()
    {
        // The same day, 2 → 3 units at 10: credit 12, charge 18.
        var lines = Lines(Plan(10, new AriaDate(2015, 5, 15), 2), 3, 10, new AriaDate(2015, 4, 27), Proration.Full);

        Assert.That(lines!.Select(line => line.Amount), Is.EqualTo(new[] { -12.00m, 18.00m }));
    }

    [Test]
    public void The_seeds_change_on_22_February()
    {
        // 21 of 28 days: 3 × 10.00 × 0.75 = 22.50 and 4 × 9.00 × 0.75 = 27.00.
        var lines = Lines(Plan(10, new AriaDate(2019, 3, 15), 3), 4, 9, new AriaDate(2019, 2, 22), Proration.Full);

        Assert.That(lines!.Select(line => line.Amount), Is.EqualTo(new[] { -22.50m, 27.00m }));
        Assert.That(lines![1].From, Is.EqualTo(new AriaDate(2019, 2, 22)));
        Assert.That(lines[1].To, Is.EqualTo(new AriaDate(2019, 3, 14)));
    }

    [TestCase(nameof(Proration.ChargeOnly), new[] { LineType.Charge })]
    [TestCase(nameof(Proration.CreditOnly), new[] { LineType.Credit })]
    [TestCase(nameof(Proration.None), new LineType[0])]
    public void The_rule_decides_which_lines_there_are(string rule, object types) =>
        Assert.That(Lines(Plan(10, new AriaDate(2019, 3, 15), 3), 4, 9, new AriaDate(2019, 2, 22), (Proration)System.Enum.Parse(typeof(Proration), rule))!.Select(line => line.Type), Is.EqualTo((IEnumerable<LineType>)types));

    [Test]
    public void On_a_bill_day_nothing_is_prorated() =>
        Assert.That(Lines(Plan(10, new AriaDate(2019, 3, 15), 3), 4, 9, new AriaDate(2019, 3, 15), Proration.Full), Is.Empty);

    [Test]
    public void A_day_after_the_next_bill_date_falls_into_the_period_after()
    {
        // The period 15 March–14 April has 31 days; 20 March to 14 April are 26 of 31 days; 40.00 × 26 ÷ 31 = 33.548… → 33.55.
        var lines = Lines(Plan(10, new AriaDate(2019, 3, 15), 3), 4, 10, new AriaDate(2019, 3, 20), Proration.ChargeOnly);

        Assert.That(lines!.Single().Amount, Is.EqualTo(33.55m));
        Assert.That(lines![0].PeriodDays, Is.EqualTo(31));
    }

    [Test]
    public void The_last_day_of_a_month_is_kept_as_bill_day()
    {
        // Bill day 31: the period that ends before 31 March began on 28 February; 31 days. 30 March is its last day: 31.00 × 1 ÷ 31 = 1.00.
        var plan = Plan(31, new AriaDate(2019, 2, 28), 1) with { BillDay = 31 };

        var lines = Lines(plan, 1, 31, new AriaDate(2019, 3, 30), Proration.ChargeOnly);

        Assert.That(lines!.Single().Amount, Is.EqualTo(1.00m));
        Assert.That(lines![0].PeriodDays, Is.EqualTo(31));
    }

    [Test]
    public void Without_the_companys_rule_nothing_is_invented() =>
        Assert.That(Lines(Plan(10, new AriaDate(2019, 3, 15), 3), 4, 9, new AriaDate(2019, 2, 22), Proration.CompanyDefault), Is.Null);

    private static IReadOnlyList<MoneyLine>? Lines(PlanInstance before, decimal units, decimal rate, AriaDate day, Proration rule) =>
        LocalProration.Lines(before, units, [Service(rate)], day, rule, "usd");

    private static PlanInstance Plan(decimal rate, AriaDate nextBillDate, decimal units) => new()
    {
        Units = units,
        NextBillDate = nextBillDate,
        BillDay = nextBillDate.Day,
        RecurringInterval = 1,
        Services = [Service(rate)],
    };

    private static ServiceRates Service(decimal rate) =>
        new() { ServiceNo = "1", Name = "Line fee", IsRecurring = true, TierRule = 1, Tiers = [new RateTier(1, 1, null, rate)] };
}
