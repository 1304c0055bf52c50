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

/// <summary>
/// The seventeen invariants of proration over arbitrary catalogues, days and sequences of changes. Those over one plan
/// alone stand in <see cref="BillingProperties"/>.
/// </summary>
public sealed class PlanProperties
{
    // Charge only (5, 10) charges days twice by its very meaning.
    private static readonly int[] WithoutChargeOnly = [1, 2, 3, 4, 6, 7, 8, 9, 11];
    private static readonly int[] All = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    private static IEnumerable<InvoiceLine> Lines(World world) => world.Account.AllLines().Where(line => !line.IsCreditTransfer);

    private static string[] LinesOf(JsonObject answer) =>
        [.. InProcessAria.Lines(answer).Select(line => $"{line["plan_no"]}|{line["service_no"]}|{line["line_type"]}|{Plain(line["line_base_units"])}|{Plain(line["rate_per_unit"])}|{Plain(line["line_amount"])}|{line["date_range_start"]}|{line["date_range_end"]}")];

    private static string Line(InvoiceLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.PlanNo}|{line.ServiceNo}|{line.LineType}|{line.BaseUnits:0.##########}|{line.RatePerUnit:0.##########}|{line.Amount:0.##########}|{line.From:yyyy-MM-dd}|{line.To:yyyy-MM-dd}");

    private static string Plain(JsonNode? amount) => ((decimal)amount!).ToString("0.##########", CultureInfo.InvariantCulture);

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_1_a_credit_never_exceeds_what_its_line_was_billed_and_a_charge_never_its_period_price(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Live(8, All);
        var lines = Lines(world).ToList();
        foreach (var line in lines.Where(line => line.LineType == LineType.Recurring))
        {
            Assert.That(line.Amount, Is.InRange(0m, line.PeriodPrice));
            var credits = lines.Where(credit => credit.LineType == LineType.Credit && credit.OfLineId == line.Id).ToList();
            Assert.That(credits.Select(credit => credit.Amount), Is.All.LessThanOrEqualTo(0m));
            Assert.That(-credits.Sum(credit => credit.Amount), Is.InRange(0m, line.Amount));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_2_on_the_first_day_everything_is_credited_and_charged_and_on_the_bill_day_nothing(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        // Each price once: schedule 2 of the line's plan, from the first day of the next period, after its invoice.
        var next = world.Account.Instance(TestTenant.Line)!.NextBillDate!.Value;
        world.Aria.Tenant.AdvanceTo(next);
        var charged = world.Account.Invoices[^1].Lines.Where(line => line.PlanInstanceNo == TestTenant.Line && line.LineType == LineType.Recurring).ToList();
        var answer = world.Aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, alt_rate_schedule_no = 302, assignment_directive = 4, do_write = "false" });
        Assert.That((decimal)answer["total_credit_before_tax"]!, Is.EqualTo(charged.Sum(line => line.Amount)));
        Assert.That(InProcessAria.Lines(answer).Where(line => (int)line["line_type"]! == LineType.Recurring).Select(line => (decimal)line["proration_factor"]!), Is.All.EqualTo(1m));

        var anniversary = world.Account.Instance(TestTenant.Line)!.NextBillDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var onBillDay = world.Aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, alt_rate_schedule_no = 302, assignment_directive = 9, effective_date = anniversary, do_write = "false" });
        Assert.That(InProcessAria.Lines(onBillDay), Is.Empty);
    }

    [FsCheck.NUnit.Property(MaxTest = 15)]
    public void Invariant_3_charge_and_credit_never_fall_as_the_days_left_grow_whatever_the_tiers(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Aria.Tenant.AdvanceTo(world.Account.Instance(TestTenant.Line)!.NextBillDate!.Value);
        decimal charge = decimal.MaxValue, credit = decimal.MaxValue;
        for (var ahead = 1; ahead < 28; ahead += 3)
        {
            var answer = world.Aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, alt_rate_schedule_no = 302, plan_units = 7, assignment_directive = 9, effective_date = world.Day(ahead), do_write = "false" });
            Assert.That((decimal)answer["total_charges_before_tax"]!, Is.InRange(0m, charge));
            Assert.That((decimal)answer["total_credit_before_tax"]!, Is.InRange(0m, credit));
            (charge, credit) = ((decimal)answer["total_charges_before_tax"]!, (decimal)answer["total_credit_before_tax"]!);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_4_what_is_kept_and_what_is_credited_add_up_to_the_line_however_often_it_is_cut(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Aria.Tenant.AdvanceTo(world.Account.Instance(TestTenant.Line)!.NextBillDate!.Value);
        // A half is cancelled by halving units a few times within the period; the parts of each line stay within it.
        for (var cut = 0; cut < 3; cut++)
        {
            world.Aria.Tenant.Advance(24 * (1 + (seed.Get % 5)));
            world.Aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, plan_units = 5 - cut, assignment_directive = 4 });
        }

        var lines = Lines(world).Where(line => line.PlanInstanceNo == TestTenant.Line).ToList();
        foreach (var line in lines.Where(line => line.LineType == LineType.Recurring))
        {
            var credits = lines.Where(credit => credit.LineType == LineType.Credit && credit.OfLineId == line.Id).ToList();
            var kept = line.Amount + credits.Sum(credit => credit.Amount);
            var daysLeft = line.Days - credits.Sum(credit => credit.Days);
            Assert.That(daysLeft, Is.InRange(0, line.Days));
            // Exactly nothing is kept of a line whose days are all given back.
            if (daysLeft == 0)
                Assert.That(kept, Is.Zero);
            Assert.That(kept, Is.EqualTo(line.Amount * daysLeft / line.Days).Within(world.MinorUnit * Math.Max(1, credits.Count)));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_5_the_same_plan_and_units_net_nothing_whatever_the_day(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Aria.Tenant.AdvanceTo(world.Account.Instance(TestTenant.Line)!.NextBillDate!.Value);
        world.Aria.Tenant.Advance(24 * (1 + (seed.Get % 27)));
        var units = world.Account.Instance(TestTenant.Line)!.Current.Units;
        var answer = world.Aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, plan_units = units, assignment_directive = 4 });
        Assert.That((decimal)answer["total"]!, Is.Zero);
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_6_there_and_back_on_one_day_nets_nothing_also_over_another_plan(PositiveInt seed)
    {
        using var world = new World(seed.Get, definition => definition.Plans.ForEach(plan => plan.Schedules.ForEach(schedule => schedule.IntervalMonths = 1)));
        world.Aria.Tenant.AdvanceTo(world.Account.Instance(TestTenant.Line)!.NextBillDate!.Value);
        world.Aria.Tenant.Advance(24 * (1 + (seed.Get % 27)));
        var there = world.Aria.Do("replace_acct_plan_m", new { plan_instance_no = TestTenant.Line, new_plan_no = 4, assignment_directive = 4 });
        var back = world.Aria.Do("replace_acct_plan_m", new { plan_instance_no = TestTenant.Line, new_plan_no = 3, assignment_directive = 4 });
        Assert.That((decimal)there["total"]! + (decimal)back["total"]!, Is.Zero);
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_7_none_has_no_lines_charge_only_no_credit_credit_only_no_charge_and_full_is_both(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Live(2, 4);
        if (world.Account.Instance(TestTenant.Line)!.Status != PlanStatus.Active)
            return;

        string[] Run(int directive) => LinesOf(world.Aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, plan_units = 7, assignment_directive = directive, do_write = "false" }));
        var (none, full, charge, credit) = (Run(3), Run(4), Run(5), Run(6));
        Assert.That(none, Is.Empty);
        Assert.That(charge.Concat(credit), Is.EqualTo(full));
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_8_units_cost_alike_one_by_one_and_in_one_step(PositiveInt seed, PositiveInt to)
    {
        var price = (seed.Get % 10_000) / 100m;
        var day = new DateOnly(2019, 2, 1).AddDays(seed.Get % 28).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        decimal Step(InProcessAria aria, int units) => (decimal)aria.Update(4, units: units)["total"]!;
        var target = 2 + (to.Get % 7);
        using var once = new InProcessAria(TestTenant.New(day, "2019-02-01", 1, price, 0m));
        using var often = new InProcessAria(TestTenant.New(day, "2019-02-01", 1, price, 0m));
        var direct = Step(once, target);
        var steps = Enumerable.Range(2, target - 1).Sum(units => Step(often, units));
        Assert.That(steps, Is.EqualTo(direct), "the same day: every credit gives a whole line back");
        // Of 28 days those from the day on are left; one rounding on either side makes at most a cent.
        var daysLeft = 28 - (seed.Get % 28);
        Assert.That(direct, Is.EqualTo((target - 1) * price * daysLeft / 28).Within(0.01m));
    }

    [FsCheck.NUnit.Property(MaxTest = 40)]
    public void Invariants_9_and_10_every_dry_run_writes_nothing_repeats_itself_and_equals_the_real_call(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Live(seed.Get % 4, WithoutChargeOnly);
        var (operation, fields) = world.Change(2, 3, 4, 5, 6);
        JsonObject Run(string doWrite)
        {
            var request = fields.DeepClone().AsObject();
            request["do_write"] = doWrite;
            return world.Aria.Do(operation, request);
        }

        var before = world.Aria.Tenant.Snapshot();
        var (first, second) = (Run("false"), Run("false"));
        Assert.That(world.Aria.Tenant.Snapshot(), Is.EqualTo(before));
        var invoices = world.Account.Invoices.Count;
        var real = Run("true");
        Assert.That(LinesOf(second), Is.EqualTo(LinesOf(first)));
        Assert.That(LinesOf(real), Is.EqualTo(LinesOf(first)));
        Assert.That(real["total"]?.ToString(), Is.EqualTo(first["total"]?.ToString()));
        Assert.That(world.Account.Invoices.Skip(invoices).SelectMany(invoice => invoice.Lines).Where(line => !line.IsCreditTransfer).Select(Line), Is.EqualTo(LinesOf(real)));
    }

    [FsCheck.NUnit.Property(MaxTest = 40)]
    public void Invariant_9_the_dry_run_of_a_dated_change_equals_what_its_day_brings(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        var (operation, fields) = world.Change(7, 8, 9, 10, 11);
        var preview = fields.DeepClone().AsObject();
        preview["do_write"] = "false";
        var promised = LinesOf(world.Aria.Do(operation, preview));
        world.Aria.Do(operation, fields);
        var row = world.Account.Queue[^1];
        world.Aria.Tenant.AdvanceTo(row.EffectiveDate!.Value);
        var made = world.Account.Invoices.SingleOrDefault(invoice => invoice.No == world.Account.Queue.Single(change => change.QueueId == row.QueueId).InvoiceNo);
        Assert.That((made?.Lines ?? []).Where(line => !line.IsCreditTransfer).Select(Line), Is.EqualTo(promised));
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_11_the_same_receipt_makes_one_change_and_one_invoice(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        var (operation, fields) = world.Change(2, 4, 5, 6);
        fields["client_receipt_id"] = "ONCE";
        world.Aria.Do(operation, fields.DeepClone());
        var after = world.Aria.Tenant.Snapshot();
        world.Aria.Refuse(1012, operation, fields);
        Assert.That(world.Aria.Tenant.Snapshot(), Is.EqualTo(after));
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_12_lines_sum_to_totals_and_to_the_balance_and_surplus_is_kept(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        for (var step = 0; step < 6; step++)
        {
            var before = world.Account.Balance();
            var (operation, fields) = world.Change(All);
            var answer = world.Aria.Do(operation, fields);
            if (answer["total"] is { } total)
            {
                Assert.That(InProcessAria.Amounts(answer).Sum(), Is.EqualTo((decimal)total));
                Assert.That((decimal)answer["total_charges_after_tax"]! - (decimal)answer["total_credit"]!, Is.EqualTo((decimal)total));
            }

            var invoice = world.Account.Invoices.FirstOrDefault(invoice => answer["invoice_no"] is { } no && invoice.No == (long)no);
            Assert.That(world.Account.Balance() - before, Is.EqualTo(invoice?.Total ?? 0m));
            world.Aria.Tenant.Advance(24 * (1 + ((seed.Get + step) % 40)));
        }

        var account = world.Account;
        Assert.That(account.Invoices.Select(invoice => invoice.Total), Is.All.GreaterThanOrEqualTo(0m), "a surplus leaves the invoice");
        Assert.That(account.Balance(), Is.EqualTo(account.Invoices.Sum(invoice => invoice.Total) - account.Payments.Sum(payment => payment.Amount)));
        var moved = account.Invoices.SelectMany(invoice => invoice.Lines).Where(line => line.IsCreditTransfer).Sum(line => line.Amount);
        Assert.That(account.ServiceCredits.Sum(credit => credit.Remaining), Is.EqualTo(moved));
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariant_13_S3_no_day_of_an_instance_costs_more_than_one_state_of_it(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Live(10, WithoutChargeOnly);
        world.Aria.Tenant.Advance(24 * 60);
        foreach (var instance in world.Account.Instances)
        {
            var lines = Lines(world).Where(line => line.PlanInstanceNo == instance.No && line.LineType is LineType.Recurring or LineType.Credit && line.ServiceNo % 10 == 0 && line.PlanInstanceNo == instance.No).ToList();
            foreach (var day in lines.SelectMany(line => new[] { line.From!.Value, line.To!.Value }).Distinct())
            {
                // Every state charges whole lines; what is left of them on one day must be the lines of one invoice.
                var live = lines.Where(line => line.LineType == LineType.Recurring && line.From <= day && day <= line.To)
                    .Where(line => !lines.Exists(credit => credit.OfLineId == line.Id && credit.LineType == LineType.Credit && credit.From <= day && day <= credit.To))
                    .ToList();
                Assert.That(live.Select(line => (line.PlanNo, line.From, line.RateScheduleNo)).Distinct().Count(), Is.LessThanOrEqualTo(1), $"instance {instance.No} on {day:yyyy-MM-dd}");
            }
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Invariants_14_and_17_regular_periods_join_without_gap_or_overlap_and_no_line_has_less_than_a_day(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Aria.Tenant.Advance(24 * 365 * 3);
        foreach (var instance in world.Account.Instances)
        {
            var periods = Lines(world).Where(line => line.PlanInstanceNo == instance.No && line.LineType == LineType.Recurring)
                .Select(line => (From: line.From!.Value, To: line.To!.Value)).Distinct().OrderBy(period => period.From).ToList();
            for (var index = 1; index < periods.Count; index++)
            {
                Assert.That(periods[index].From, Is.EqualTo(periods[index - 1].To.AddDays(1)));
                Assert.That(periods[index].From.Day, Is.EqualTo(Math.Min(instance.BillDay, DateTime.DaysInMonth(periods[index].From.Year, periods[index].From.Month))));
            }
        }

        Assert.That(Lines(world).Where(line => line.PeriodDays > 0).Select(line => line.Days), Is.All.Positive);
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public void Invariant_15_every_amount_is_whole_in_the_minor_unit_of_the_currency(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Live(6, All);
        Assert.That(world.Account.Invoices.SelectMany(invoice => invoice.Lines).Select(line => line.Amount % world.MinorUnit), Is.All.Zero);
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public void Invariant_16_rounded_and_unrounded_credits_differ_by_at_most_one_minor_unit_per_line(PositiveInt seed)
    {
        using var rounded = new World(seed.Get, definition => definition.Settings.CreditRounding = CreditRounding.Rounded);
        using var unrounded = new World(seed.Get, definition => definition.Settings.CreditRounding = CreditRounding.Unrounded);
        decimal[] Credits(World world)
        {
            foreach (var ahead in new[] { 3, 5, 4 })
            {
                world.Aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, plan_units = 2 + ahead, assignment_directive = 4 });
                world.Aria.Tenant.Advance(24 * ahead);
            }

            return [.. Lines(world).Where(line => line.LineType == LineType.Credit).Select(line => line.Amount)];
        }

        var (with, without) = (Credits(rounded), Credits(unrounded));
        Assert.That(with, Has.Length.EqualTo(without.Length));
        Assert.That(with.Zip(without, (left, right) => Math.Abs(left - right)), Is.All.LessThanOrEqualTo(rounded.MinorUnit));
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public void A_refused_change_leaves_no_trace_also_in_the_middle_of_several(PositiveInt seed)
    {
        using var world = new World(seed.Get);
        world.Live(2, WithoutChargeOnly);
        var before = world.Aria.Tenant.Snapshot();
        world.Aria.Refuse(1016, "update_acct_plan_multi_m", JsonNode.Parse("""
            {"assignment_directive":4,"plan_updates":[
              {"plan_directive":1,"new_plan_no":4,"parent_plan_instance_no":201},
              {"plan_directive":1,"new_plan_no":2,"parent_plan_instance_no":201}]}
            """)!);
        Assert.That(world.Aria.Tenant.Snapshot(), Is.EqualTo(before));
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Whatever_is_called_in_whatever_order_nothing_breaks_and_the_books_stay_true(PositiveInt seed)
    {
        using var world = new World(seed.Get, definition => definition.Plans[3].Rollover = new Rollover { PlanNo = 5, Duration = 1 + (seed.Get % 40), Unit = seed.Get % 2 == 0 ? DurationUnit.Day : DurationUnit.Month });
        for (var step = 0; step < 25; step++)
        {
            var (operation, fields) = world.AnyCall();
            var before = world.Aria.Tenant.Snapshot();
            fields["acct_no"] = TestTenant.Account;
            var answer = world.Aria.Call(operation, fields);
            Assert.That((int)answer["error_code"]!, Is.Not.EqualTo(1001), () => $"{operation} {fields.ToJsonString()}");
            if ((int)answer["error_code"]! != 0 || (string?)fields["do_write"] == "false")
                Assert.That(world.Aria.Tenant.Snapshot(), Is.EqualTo(before));
            world.Wait();
        }

        var account = world.Account;
        var lines = account.AllLines().ToList();
        Assert.That(lines.Select(line => line.Id), Is.Unique);
        Assert.That(account.Balance(), Is.EqualTo(account.Invoices.Sum(invoice => invoice.Total) - account.Payments.Sum(payment => payment.Amount)));
        Assert.That(account.Invoices.Select(invoice => invoice.Total), Is.All.GreaterThanOrEqualTo(0m));
        foreach (var line in lines.Where(line => line.LineType is LineType.Recurring or LineType.RecurringArrears))
        {
            Assert.That(line.Amount, Is.InRange(0m, line.PeriodPrice), () => $"{line.From} to {line.To}");
            Assert.That(-lines.Where(credit => credit.LineType == LineType.Credit && credit.OfLineId == line.Id).Sum(credit => credit.Amount), Is.InRange(0m, line.Amount));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public void Days_of_any_first_period_and_its_denominator_are_never_negative(PositiveInt a, PositiveInt b)
    {
        var billDay = 1 + (a.Get % 31);
        int[] intervals = [1, 3, 6, 12];
        var interval = intervals[b.Get % 4];
        var start = new DateOnly(2019, 1, 1).AddDays(b.Get % 3000);
        var period = BillingCalendar.PeriodFrom(start, interval, billDay);
        var full = BillingCalendar.FullPeriodEnding(period.To, interval, billDay);
        Assert.That(period.Days, Is.InRange(1, full.Days));
    }
}
