using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>
/// Published proration examples to the cent. Aria, Proration: billed on the 15th, 27 April 2015 from $30 to $60; the cycle
/// 15 April to 14 May has 30 days, 12 used, 18 left.
/// </summary>
public sealed class ProrationVectorTests
{
    private static InProcessAria FromThirtyToSixty() =>
        new(TestTenant.New("2015-04-27", "2015-04-15", 15, priceA: 30m, priceB: 60m));

    // 30 x 18 / 30 = 18.00 back, 60 x 18 / 30 = 36.00 charged, 18.00 in all.
    [TestCase(4, new[] { 36.00, -18.00 }, 18.00, TestName = "V1 full proration charges 36.00 and credits 18.00")]
    [TestCase(3, new double[0], 0.00, TestName = "V2 no proration charges nothing now")]
    [TestCase(5, new[] { 36.00 }, 36.00, TestName = "V3 charge only charges 36.00")]
    [TestCase(6, new[] { -18.00 }, -18.00, TestName = "V3 credit only credits 18.00")]
    [TestCase(2, new[] { 36.00, -18.00 }, 18.00, TestName = "V1 the company rule, full, does the same as full")]
    public void Thirty_to_sixty(int directive, double[] lines, double total)
    {
        using var aria = FromThirtyToSixty();
        var answer = aria.Update(directive, schedule: TestTenant.ScheduleB);
        var onBillDay = aria.Account.Invoices.Count;
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(lines.Select(amount => (decimal)amount)));
            Assert.That((decimal?)answer["proration_result_amount"], Is.EqualTo((decimal)total));
            // From 15 May on the new price for a whole period, whatever the rule was.
            Assert.That(aria.Account.Invoices[onBillDay].Lines.Single(line => line.LineType == LineType.Recurring && line.PlanInstanceNo == TestTenant.Line).Amount, Is.EqualTo(60.00m));
        });
    }

    /// <summary>Aria, same page family: 2 to 3 units at $10 on that day.</summary>
    [Test]
    public void Two_to_three_units_at_ten_credits_12_and_charges_18()
    {
        using var aria = new InProcessAria(TestTenant.New("2015-04-27", "2015-04-15", 15, 10m, 10m, units: 2m));
        // 2 x 10 x 18 / 30 = 12.00 and 3 x 10 x 18 / 30 = 18.00.
        Assert.That(InProcessAria.Amounts(aria.Update(4, units: 3m)), Is.EqualTo(new[] { 18.00m, -12.00m }));
    }

    /// <summary>Aria, Switch to a Different Master Plan: anniversary on the 4th, 14 February 2019 leaves 18 of 28 days.</summary>
    [Test]
    public void V5_14_February_to_3_March_are_18_of_28_days()
    {
        using var aria = new InProcessAria(TestTenant.New("2019-02-14", "2019-02-04", 4, 28m, 56m));
        var line = InProcessAria.Lines(aria.Update(4, schedule: TestTenant.ScheduleB))[0];
        Assert.Multiple(() =>
        {
            Assert.That((string?)line["date_range_start"], Is.EqualTo("2019-02-14"));
            Assert.That((string?)line["date_range_end"], Is.EqualTo("2019-03-03"));
            Assert.That((string?)line["description"], Does.Contain("18 of 28 days"));
            // 56 x 18 / 28.
            Assert.That((decimal?)line["line_amount"], Is.EqualTo(36.00m));
        });
    }

    /// <summary>The company rule decides directives 2 and 7.</summary>
    [TestCase(ProrationRule.None, 0)]
    [TestCase(ProrationRule.Full, 2)]
    [TestCase(ProrationRule.ChargeOnly, 1)]
    [TestCase(ProrationRule.CreditOnly, 1)]
    public void The_company_rule_is_used_for_directives_2_and_7(ProrationRule rule, int lines)
    {
        var definition = TestTenant.New("2015-04-20", "2015-04-15", 15, 30m, 60m);
        definition.Settings.CompanyProration = rule;
        using var now = new InProcessAria(definition);
        using var dated = new InProcessAria(definition);
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(now.Update(2, schedule: TestTenant.ScheduleB)), Has.Count.EqualTo(lines));
            Assert.That(InProcessAria.Amounts(dated.Update(7, schedule: TestTenant.ScheduleB, on: "2015-04-27", doWrite: false)), Has.Count.EqualTo(lines));
        });
    }

    /// <summary>Directives 7 to 11 prorate like 2 to 6, on their day.</summary>
    [TestCase(7, 36.00, -18.00)]
    [TestCase(8, 0, 0)]
    [TestCase(9, 36.00, -18.00)]
    [TestCase(10, 36.00, 0)]
    [TestCase(11, 0, -18.00)]
    public void Dated_directives_prorate_on_their_day(int directive, double charge, double credit)
    {
        using var aria = new InProcessAria(TestTenant.New("2015-04-20", "2015-04-15", 15, 30m, 60m));
        var before = aria.Account.Invoices.Count;
        aria.Update(directive, schedule: TestTenant.ScheduleB, on: "2015-04-27");
        aria.GoTo("2015-04-28");
        var lines = aria.Account.Invoices.Skip(before).SelectMany(invoice => invoice.Lines).Where(line => !line.IsCreditTransfer).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(lines.Where(line => line.Amount > 0).Sum(line => line.Amount), Is.EqualTo((decimal)charge));
            Assert.That(lines.Where(line => line.Amount < 0).Sum(line => line.Amount), Is.EqualTo((decimal)credit));
            Assert.That(aria.Account.Instance(TestTenant.Line)!.Current.RateScheduleNo, Is.EqualTo(TestTenant.ScheduleB));
        });
    }

    [TestCase("jpy", 1000, 1237, new[] { 795.0, -643.0 }, TestName = "Yen are rounded to whole yen")]
    [TestCase("kwd", 10, 12.345, new[] { 7.936, -6.429 }, TestName = "Dinars are rounded to three places")]
    [TestCase("usd", 10, 12.34, new[] { 7.93, -6.43 }, TestName = "Dollars are rounded to cents")]
    public void Rounding_follows_the_currency(string currency, double priceA, double priceB, double[] expected)
    {
        // 18 of 28 days (14 February to 3 March 2019):
        // 1000 x 18/28 = 642.86, 1237 x 18/28 = 795.21; 10 x 18/28 = 6.42857; 12.345 x 18/28 = 7.93607; 12.34 x 18/28 = 7.93286.
        using var aria = new InProcessAria(TestTenant.New("2019-02-14", "2019-02-04", 4, (decimal)priceA, (decimal)priceB, currency: currency));
        Assert.That(InProcessAria.Amounts(aria.Update(4, schedule: TestTenant.ScheduleB)), Is.EqualTo(expected.Select(amount => (decimal)amount)));
    }

    [Test]
    public void Half_a_cent_is_rounded_up_in_charges_and_credits()
    {
        // 14 of 28 days (18 February to 3 March 2019): 0.05 / 2 = 0.025 -> 0.03 and 0.07 / 2 = 0.035 -> 0.04.
        using var aria = new InProcessAria(TestTenant.New("2019-02-18", "2019-02-04", 4, 0.05m, 0.07m));
        Assert.That(InProcessAria.Amounts(aria.Update(4, schedule: TestTenant.ScheduleB)), Is.EqualTo(new[] { 0.04m, -0.03m }));
    }

    [TestCase(31, "2019-01-31", new[] { "2019-01-31", "2019-02-28", "2019-03-31", "2019-04-30", "2019-05-31" }, TestName = "Bill day 31 uses the last day of short months and returns")]
    [TestCase(30, "2020-01-30", new[] { "2020-01-30", "2020-02-29", "2020-03-30" }, TestName = "Bill day 30 uses the leap day")]
    [TestCase(29, "2019-01-29", new[] { "2019-01-29", "2019-02-28", "2019-03-29" }, TestName = "Bill day 29 uses 28 February")]
    public void Month_ends(int billDay, string since, string[] billDates)
    {
        using var aria = new InProcessAria(TestTenant.New(since, since, billDay, 10m, 10m));
        aria.GoTo(billDates[^1]);
        var lines = aria.Account.Invoices.SelectMany(invoice => invoice.Lines).Where(line => line.PlanInstanceNo == TestTenant.Line).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Invoices.Select(invoice => invoice.BillDate), Is.EqualTo(billDates.Select(Day)));
            Assert.That(lines.Skip(1).Zip(lines, (next, line) => next.From == line.To!.Value.AddDays(1)), Is.All.True, "periods touch without gap or overlap");
            Assert.That(lines.Select(line => line.Amount), Is.All.EqualTo(10.00m));
        });
    }

    [Test]
    public void A_quarterly_plan_is_prorated_over_the_days_of_its_quarter()
    {
        // 1 January to 31 March 2019 are 90 days; from 1 February 59 are left: 90 x 59 / 90 = 59.00 and 180 x 59 / 90 = 118.00.
        using var aria = new InProcessAria(TestTenant.New("2019-02-01", "2019-01-01", 1, 90m, 180m, interval: 3));
        var answer = aria.Update(4, schedule: TestTenant.ScheduleB);
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 118.00m, -59.00m }));
            // 180.00 a quarter are 60.00 a month and 720.00 a year.
            Assert.That((decimal?)answer["expectd_mthly_recurring_cost"], Is.EqualTo(60.00m));
            Assert.That((decimal?)answer["expectd_annu_recurring_cost"], Is.EqualTo(720.00m));
        });
    }
}
