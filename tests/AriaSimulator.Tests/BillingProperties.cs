#pragma warning disable NUnit1027 // The arguments of properties come from FsCheck, which the analyzer does not know.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using FsCheck;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>What must hold for any prices, units, days, currencies and sequences of changes.</summary>
public sealed class BillingProperties
{
    private static readonly string[] Currencies = ["usd", "jpy", "kwd"];
    private static readonly decimal[] TaxRates = [0m, 0.08m, 0.195m];

    /// <summary>A tenant on an arbitrary day of a period that began on the 31st, 30th, … of January 2019, with arbitrary prices.</summary>
    private sealed record Story(int BillDay, int Offset, decimal PriceA, decimal PriceB, int Units, string Currency, decimal Tax)
    {
        public static Story From(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d) => new(
            1 + (a.Get % 31),
            b.Get % 28,
            (c.Get * 37 % 100_000) / 1000m,
            (d.Get * 53 % 100_000) / 1000m,
            1 + (d.Get % 9),
            Currencies[(a.Get + b.Get) % 3],
            TaxRates[(c.Get + d.Get) % 3]);

        public DateOnly Start => new(2019, 1, BillDay);

        public string Today => Start.AddDays(Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public InProcessAria Begin()
        {
            var definition = TestTenant.New(Today, Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), BillDay, PriceA, PriceB, Units, Currency);
            definition.Settings.TaxRate = Tax;
            return new InProcessAria(definition);
        }
    }

    private static string Day(InProcessAria aria, int ahead) => aria.Tenant.Today.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Line(JsonNode line) =>
        $"{line["line_no"]}|{line["line_type"]}|{line["service_no"]}|{line["line_base_units"]}|{line["rate_per_unit"]}|{line["line_amount"]}|{line["date_range_start"]}|{line["date_range_end"]}|{line["description"]}";

    private static string Line(InvoiceLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.LineNo}|{line.LineType}|{line.ServiceNo}|{line.BaseUnits:0.######}|{line.RatePerUnit:0.######}|{line.Amount:0.######}|{line.From:yyyy-MM-dd}|{line.To:yyyy-MM-dd}|{line.Description}");

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void A_dry_run_writes_nothing_repeats_itself_and_equals_the_real_run_line_by_line(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        using var aria = Story.From(a, b, c, d).Begin();
        var directive = 2 + (a.Get % 5);
        var before = aria.Tenant.Snapshot();
        var first = aria.Update(directive, units: 1 + (b.Get % 7), schedule: TestTenant.ScheduleB, doWrite: false);
        var second = aria.Update(directive, units: 1 + (b.Get % 7), schedule: TestTenant.ScheduleB, doWrite: false);
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));

        var real = aria.Update(directive, units: 1 + (b.Get % 7), schedule: TestTenant.ScheduleB);
        Assert.That(InProcessAria.Lines(second).Select(Line), Is.EqualTo(InProcessAria.Lines(first).Select(Line)));
        Assert.That(InProcessAria.Lines(real).Select(Line), Is.EqualTo(InProcessAria.Lines(first).Select(Line)));
        Assert.That((decimal?)real["total"], Is.EqualTo((decimal?)first["total"]));
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void The_dry_run_of_a_dated_change_equals_the_invoice_made_on_that_day(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        using var aria = Story.From(a, b, c, d).Begin();
        var directive = 7 + (a.Get % 5);
        var date = Day(aria, 1 + (b.Get % 70));
        var preview = aria.Update(directive, units: 1 + (b.Get % 7), schedule: TestTenant.ScheduleB, on: date, doWrite: false);
        aria.Update(directive, units: 1 + (b.Get % 7), schedule: TestTenant.ScheduleB, on: date);
        aria.GoTo(date);

        var change = aria.Account.Queue.Single();
        var made = aria.Account.Invoices.SingleOrDefault(invoice => invoice.No == change.InvoiceNo)?.Lines.Where(line => !line.IsCreditTransfer) ?? [];
        Assert.That(made.Select(Line), Is.EqualTo(InProcessAria.Lines(preview).Select(Normal)));
    }

    // Answers and invoices spell a decimal alike once trailing zeros are gone.
    private static string Normal(JsonNode line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line["line_no"]}|{line["line_type"]}|{line["service_no"]}|{(decimal)line["line_base_units"]!:0.######}|{(decimal)line["rate_per_unit"]!:0.######}|{(decimal)line["line_amount"]!:0.######}|{line["date_range_start"]}|{line["date_range_end"]}|{line["description"]}");

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void A_change_there_and_back_on_one_day_nets_nothing(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        var story = Story.From(a, b, c, d);
        using var aria = story.Begin();
        var there = aria.Update(4, units: story.Units + 1 + (a.Get % 5), schedule: TestTenant.ScheduleB);
        var back = aria.Update(4, units: story.Units, schedule: TestTenant.ScheduleA);
        Assert.That((decimal)there["total"]! + (decimal)back["total"]!, Is.Zero);
    }

    [FsCheck.NUnit.Property(MaxTest = 40)]
    public void Charges_less_credits_of_any_day_never_exceed_one_period_price_of_one_state(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        var story = Story.From(a, b, c, d);
        using var aria = story.Begin();
        var random = new Random(a.Get + (31 * b.Get));
        // Full, credit only, none, and their dated kin; charge only is the published exception.
        int[] directives = [3, 4, 6, 8, 9, 11];
        for (var step = 0; step < 8; step++)
        {
            var directive = directives[random.Next(directives.Length)];
            aria.Update(directive, units: 1 + random.Next(9), schedule: random.Next(2) == 0 ? TestTenant.ScheduleA : TestTenant.ScheduleB, on: directive > 6 ? Day(aria, 1 + random.Next(20)) : null);
            aria.Tenant.Advance(24 * random.Next(1, 15));
        }

        var highest = Math.Max(9, story.Units) * Math.Max(story.PriceA, story.PriceB);
        var lines = aria.Account.Invoices.SelectMany(invoice => invoice.Lines)
            .Where(line => line.PlanInstanceNo == TestTenant.Line && line.LineType is LineType.Recurring or LineType.Credit && !line.IsCreditTransfer).ToList();
        for (var day = story.Start; day <= lines.Max(line => line.To); day = day.AddDays(1))
        {
            var net = lines.Where(line => line.From <= day && day <= line.To).Sum(line => line.BaseUnits * line.RatePerUnit);
            Assert.That(net, Is.InRange(0m, highest), $"on {day:yyyy-MM-dd}");
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Lines_sum_to_the_total_and_to_the_change_of_balance_and_a_surplus_is_kept_as_service_credit(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        using var aria = Story.From(a, b, c, d).Begin();
        var before = aria.Account.Balance();
        var answer = aria.Update(2 + (a.Get % 5), units: 1 + (b.Get % 7), schedule: TestTenant.ScheduleB);
        var total = (decimal)answer["total"]!;
        var account = aria.Account;
        Assert.That(InProcessAria.Amounts(answer).Sum(), Is.EqualTo(total));
        Assert.That(account.Balance() - before, Is.EqualTo(Math.Max(0m, total)));
        Assert.That(account.ServiceCredits.Sum(credit => credit.Remaining), Is.EqualTo(Math.Max(0m, -total)));
        Assert.That(account.Invoices.Sum(invoice => invoice.Total) - account.Payments.Sum(payment => payment.Amount), Is.EqualTo(account.Balance()));
    }

    [FsCheck.NUnit.Property(MaxTest = 40)]
    public void Charge_and_credit_never_fall_as_the_days_left_grow(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        var story = Story.From(a, b, c, d) with { Offset = 0 };
        using var aria = story.Begin();
        decimal charge = decimal.MaxValue, credit = decimal.MaxValue;
        for (var ahead = 1; ahead < 28; ahead++)
        {
            var answer = aria.Update(9, units: 3m, schedule: TestTenant.ScheduleB, on: Day(aria, ahead), doWrite: false);
            var (nextCharge, nextCredit) = ((decimal)answer["total_charges_before_tax"]!, (decimal)answer["total_credit_before_tax"]!);
            Assert.That(nextCharge, Is.InRange(0m, charge));
            Assert.That(nextCredit, Is.InRange(0m, credit));
            (charge, credit) = (nextCharge, nextCredit);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Full_is_charge_only_and_credit_only_together_and_none_is_nothing(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        using var aria = Story.From(a, b, c, d).Begin();
        IReadOnlyList<decimal> Run(int directive) => InProcessAria.Amounts(aria.Update(directive, units: 5m, schedule: TestTenant.ScheduleB, doWrite: false));
        var (none, full, charge, credit) = (Run(3), Run(4), Run(5), Run(6));
        Assert.That(none, Is.Empty);
        Assert.That(charge, Is.All.GreaterThanOrEqualTo(0m));
        Assert.That(credit, Is.All.LessThanOrEqualTo(0m));
        Assert.That(full, Is.EqualTo(charge.Concat(credit)));
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Every_amount_is_in_whole_minor_units_of_the_currency(PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        var story = Story.From(a, b, c, d);
        using var aria = story.Begin();
        aria.Update(4, units: 1 + (b.Get % 7), schedule: TestTenant.ScheduleB);
        var minor = story.Currency switch { "jpy" => 1m, "kwd" => 0.001m, _ => 0.01m };
        Assert.That(aria.Account.Invoices.SelectMany(invoice => invoice.Lines).Select(line => line.Amount % minor), Is.All.Zero);
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Periods_follow_one_another_and_each_bill_date_is_the_bill_day_or_the_last_of_a_shorter_month(PositiveInt a, PositiveInt b)
    {
        var billDay = 1 + (a.Get % 31);
        int[] intervals = [1, 3, 6, 12];
        var interval = intervals[b.Get % 4];
        var start = new DateOnly(2016 + (b.Get % 5), 1 + (a.Get % 12), 1 + (b.Get % 28));
        for (var period = 0; period < 30; period++)
        {
            var next = BillingCalendar.PeriodFrom(start, interval, billDay);
            Assert.That(next.From, Is.EqualTo(start));
            Assert.That(next.Days, Is.Positive);
            start = next.To.AddDays(1);
            Assert.That(start.Day, Is.EqualTo(Math.Min(billDay, DateTime.DaysInMonth(start.Year, start.Month))));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Graduated_tiers_price_whole_units_one_by_one_and_never_fall(PositiveInt limit, PositiveInt units, PositiveInt first, PositiveInt second)
    {
        var border = 1 + (limit.Get % 50);
        var count = units.Get % 120;
        Tier[] tiers = [new(1, 1m, border, first.Get / 100m), new(2, border + 1m, null, second.Get / 100m)];
        var price = Rating.Rate(TierRule.Graduated, tiers, count).Sum(rated => rated.Units * rated.RatePerUnit);
        var oneByOne = Enumerable.Range(1, count).Sum(unit => unit <= border ? first.Get / 100m : second.Get / 100m);
        Assert.That(price, Is.EqualTo(oneByOne));
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void S11_a_schedule_is_assignable_exactly_within_its_window(PositiveInt a, PositiveInt b, PositiveInt c)
    {
        var (from, to) = (a.Get % 40, (a.Get % 40) + (b.Get % 40));
        var ahead = c.Get % 60;
        var origin = Day("2019-01-10");
        var definition = TestTenant.New("2019-01-30", "2019-01-10", 10, 10m, 9m);
        var schedule = definition.Plans.Single(plan => plan.No == TestTenant.LinePlan).Schedule(TestTenant.ScheduleB)!;
        (schedule.AvailableFrom, schedule.AvailableTo) = (origin.AddDays(from), origin.AddDays(to));
        using var aria = new InProcessAria(definition);
        var answer = aria.Call("update_acct_plan_m", new
        {
            acct_no = TestTenant.Account,
            plan_instance_no = TestTenant.Line,
            alt_rate_schedule_no = TestTenant.ScheduleB,
            assignment_directive = 9,
            effective_date = Day(aria, ahead),
            do_write = "false",
        });
        // The call is made on day 20 for day 20 + ahead.
        var assignable = from <= 20 && from <= 20 + ahead && 20 + ahead <= to;
        Assert.That((int)answer["error_code"]!, Is.EqualTo(assignable ? 0 : 1016));
    }

    private static DateOnly Day(string text) => Dates.Day(text);
}
