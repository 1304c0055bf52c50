using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>What was settled where the sources leave a choice; docs/simulator.md lists the same sentences.</summary>
public sealed class SettledBehaviourTests
{
    // Billed 15 April to 14 May 2015 (30 days) at 30.00 a unit; on 27 April 18 days are left.
    private static TenantDefinition April(string now = "2015-04-27") => TestTenant.New(now, "2015-04-15", 15, 30m, 60m);

    private static decimal[] LastInvoice(InProcessAria aria) => [.. aria.Account.Invoices[^1].Lines.Select(line => line.Amount)];

    [Test]
    public void S1_the_dry_run_of_a_dated_change_shows_that_day_and_the_real_call_only_its_queue_id()
    {
        using var aria = new InProcessAria(April("2015-04-20"));
        var preview = aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-04-27", doWrite: false);
        var real = aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-04-27");
        Assert.Multiple(() =>
        {
            // 60 x 18/30 and 30 x 18/30.
            Assert.That(InProcessAria.Amounts(preview), Is.EqualTo(new[] { 36.00m, -18.00m }));
            Assert.That(real["acct_plan_line_items"], Is.Null);
            Assert.That(real["total"], Is.Null);
            Assert.That((decimal?)real["proration_result_amount"], Is.Zero);
            Assert.That(aria.Account.Queue.Single().Status, Is.EqualTo(QueueStatus.Queued));
        });
    }

    [Test]
    public void S1_the_dry_run_sees_changes_already_queued_before_its_day()
    {
        using var aria = new InProcessAria(April("2015-04-20"));
        aria.Update(9, units: 2m, on: "2015-04-24");
        // On 27 April two units are in force: 2 x 60 x 18/30 = 72.00 and, from the line of the 24th, 2 x 30 x 18/30 = 36.00.
        Assert.That(InProcessAria.Amounts(aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-04-27", doWrite: false)), Is.EqualTo(new[] { 72.00m, -36.00m }));
    }

    [Test]
    public void S1_the_dry_run_of_a_change_beyond_the_bill_day_is_prorated_in_that_period()
    {
        using var aria = new InProcessAria(April());
        // 15 May to 14 June are 31 days, 20 May leaves 26: 60 x 26/31 = 50.32 and 30 x 26/31 = 25.16.
        Assert.That(InProcessAria.Amounts(aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-05-20", doWrite: false)), Is.EqualTo(new[] { 50.32m, -25.16m }));
    }

    [Test]
    public void S2_a_credit_comes_from_the_invoiced_line_and_never_from_today_s_price()
    {
        using var aria = new InProcessAria(April());
        aria.Tenant.ChangePrice(TestTenant.ScheduleA, TestTenant.LineService, 90m);
        // Two units now cost 2 x 90 x 18/30 = 108.00; what was invoiced at 30 gives back 18.00.
        Assert.That(InProcessAria.Amounts(aria.Update(4, units: 2m)), Is.EqualTo(new[] { 108.00m, -18.00m }));
    }

    [Test]
    public void S2_what_was_credited_before_is_not_credited_again()
    {
        using var aria = new InProcessAria(April());
        aria.Update(6, schedule: TestTenant.ScheduleB);
        Assert.That(InProcessAria.Amounts(aria.Update(6, schedule: TestTenant.ScheduleA)), Is.Empty);
    }

    [Test]
    public void S2_a_later_change_credits_the_line_of_the_earlier_change()
    {
        using var aria = new InProcessAria(April());
        aria.Update(4, schedule: TestTenant.ScheduleB);
        aria.GoTo("2015-05-06");
        // 6 to 14 May are 9 of 30 days: 30 x 9/30 = 9.00 charged, 60 x 9/30 = 18.00 back.
        Assert.That(InProcessAria.Amounts(aria.Update(4, schedule: TestTenant.ScheduleA)), Is.EqualTo(new[] { 9.00m, -18.00m }));
    }

    [Test]
    public async Task S4_a_quarterly_plan_with_another_bill_day_is_first_billed_to_the_nearest_bill_day()
    {
        var definition = TestTenant.Empty("2015-04-01");
        definition.Plans.Add(TestTenant.Plan(10, 51, isSupplemental: false, TestTenant.Schedule(61, 51, 90m, isDefault: true, interval: 3)));
        await using var aria = await SimulatorClient.Start(definition.Json());
        var answer = await aria.Succeed("create_acct_complete_m", CreateAccountTests.Acct(10, new { alt_bill_day = 15, invoicing_option = 2 }));
        var acctNo = (long)answer["out_acct"]![0]!["acct_no"]!;
        aria.GoTo("2015-04-15");
        var invoices = aria.Server.Tenant.Account(acctNo)!.Invoices;
        Assert.Multiple(() =>
        {
            // 1 to 14 April are 14 of the 90 days from 15 January to 14 April: 90 x 14/90.
            Assert.That(invoices[0].Total, Is.EqualTo(14.00m));
            Assert.That(invoices[1].Lines.Single().To, Is.EqualTo(Day("2015-07-14")));
            Assert.That(invoices[1].Total, Is.EqualTo(90.00m));
        });
    }

    [Test]
    public void S5_an_effective_date_of_today_is_executed_at_once()
    {
        using var aria = new InProcessAria(April());
        var answer = aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-04-27");
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 36.00m, -18.00m }));
            Assert.That(answer["invoice_no"], Is.Not.Null);
            Assert.That(aria.Account.Queue, Is.Empty);
        });
    }

    [Test]
    public void S5_a_change_on_a_bill_day_is_executed_before_the_invoice_and_prorates_nothing()
    {
        using var aria = new InProcessAria(April());
        var preview = aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-05-15", doWrite: false);
        aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-05-15");
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(preview), Is.Empty);
            Assert.That(LastInvoice(aria), Is.EqualTo(new[] { 0.00m, 60.00m }), "the master is free, the line costs the new price");
            Assert.That(aria.Account.Invoices, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void S6_due_changes_run_by_date_then_queue_id()
    {
        using var aria = new InProcessAria(April("2015-04-20"));
        aria.Update(8, units: 5m, on: "2015-04-27");
        aria.Update(8, units: 7m, on: "2015-04-27");
        aria.Update(8, units: 3m, on: "2015-04-25");
        aria.GoTo("2015-04-27");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Instance(TestTenant.Line)!.Terms.Select(terms => terms.Units), Is.EqualTo(new[] { 1m, 3m, 7m }));
            Assert.That(aria.Account.Queue.Select(change => change.Before!.Units), Is.EqualTo(new[] { 3m, 5m, 1m }));
        });
    }

    [Test]
    public void S6_an_arrears_line_uses_the_state_of_its_own_days()
    {
        var definition = April();
        definition.Plans.Single(plan => plan.No == TestTenant.LinePlan).Services[0].Kind = ServiceKind.RecurringInArrears;
        using var aria = new InProcessAria(definition);
        aria.Update(4, units: 2m);
        aria.GoTo("2015-05-15");
        var lines = aria.Account.Invoices[^1].Lines.Where(line => line.LineType == LineType.RecurringArrears).ToList();
        Assert.Multiple(() =>
        {
            // 15 to 26 April, 12 of 30 days at one unit: 12.00; 27 April to 14 May, 18 of 30 days at two: 36.00.
            Assert.That(lines.Select(line => line.Amount), Is.EqualTo(new[] { 12.00m, 36.00m }));
            Assert.That(lines[1].From, Is.EqualTo(Day("2015-04-27")));
        });
    }

    [Test]
    public void S10_a_price_change_holds_from_the_first_invoice_on_or_after_its_day_and_nothing_billed_is_repriced()
    {
        using var aria = new InProcessAria(April());
        aria.Tenant.ChangePrice(TestTenant.ScheduleA, TestTenant.LineService, 33m, Day("2015-05-01"));
        aria.GoTo("2015-05-14");
        Assert.That(aria.Account.Invoices, Has.Count.EqualTo(1));
        aria.GoTo("2015-05-15");
        Assert.That(LastInvoice(aria), Is.EqualTo(new[] { 0.00m, 33.00m }));
    }

    [Test]
    public void S12_an_update_that_names_no_schedule_keeps_schedule_and_custom_rates_and_naming_one_drops_them()
    {
        using var aria = new InProcessAria(April());
        aria.Update(3, schedule: TestTenant.ScheduleB);
        aria.Call("assign_custom_acct_plan_rates_m", new { acct_no = TestTenant.Account, plan_instance_no = TestTenant.Line, service_no = TestTenant.LineService, custom_acct_rates = new[] { new { rate_seq_no = 1, rate_per_unit = 5 } } });
        aria.Update(3, units: 2m);
        var kept = aria.Account.Instance(TestTenant.Line)!.Current;
        aria.Update(3, schedule: TestTenant.ScheduleB);
        var dropped = aria.Account.Instance(TestTenant.Line)!.Current;
        Assert.Multiple(() =>
        {
            Assert.That(kept.RateScheduleNo, Is.EqualTo(TestTenant.ScheduleB));
            Assert.That(kept.CustomRates, Has.Count.EqualTo(1));
            Assert.That(dropped.CustomRates, Is.Empty);
        });
    }

    [Test]
    public void S12_the_setting_throws_an_update_without_a_schedule_back_to_the_default()
    {
        var definition = April();
        definition.Settings.UpdateResetsSchedule = true;
        using var aria = new InProcessAria(definition);
        aria.Update(3, schedule: TestTenant.ScheduleB);
        aria.Update(3, units: 2m);
        Assert.That(aria.Account.Instance(TestTenant.Line)!.Current.RateScheduleNo, Is.EqualTo(TestTenant.ScheduleA));
    }

    [Test]
    public void S18_unused_service_credit_is_no_part_of_the_balance_and_lowers_the_next_regular_invoice()
    {
        using var aria = new InProcessAria(April());
        var before = aria.Account.Balance();
        // Credit only: 30 x 18/30 = 18.00 back.
        aria.Update(6, schedule: TestTenant.ScheduleA);
        var afterCredit = aria.Account.Balance();
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That(afterCredit, Is.EqualTo(before));
            // 30.00 less the 18.00 kept.
            Assert.That(aria.Account.Balance() - before, Is.EqualTo(12.00m));
            Assert.That(aria.Account.ServiceCredits, Is.Empty);
        });
    }

    [TestCase(NetNegativeAction.CashCredit, -18.00, TestName = "S18 cash credit is part of the balance at once")]
    [TestCase(NetNegativeAction.Nothing, 0.00, TestName = "With no net-negative action the surplus is dropped")]
    public void Other_net_negative_actions(NetNegativeAction action, double change)
    {
        var definition = April();
        definition.Settings.NetNegative = action;
        using var aria = new InProcessAria(definition);
        var before = aria.Account.Balance();
        aria.Update(6, schedule: TestTenant.ScheduleA);
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Balance() - before, Is.EqualTo((decimal)change));
            Assert.That(aria.Account.ServiceCredits, Is.Empty);
        });
    }

    [Test]
    public void S19_tax_is_a_line_of_its_own_and_is_credited_in_the_same_proportion()
    {
        var definition = April();
        definition.Settings.TaxRate = 0.08m;
        using var aria = new InProcessAria(definition);
        var answer = aria.Update(4, schedule: TestTenant.ScheduleB);
        var lines = InProcessAria.Lines(answer);
        Assert.Multiple(() =>
        {
            // 36.00 + 8 % = 2.88; 18.00 back + 8 % = 1.44.
            Assert.That(lines.Select(line => ((int)line["line_type"]!, (decimal)line["line_amount"]!)), Is.EqualTo(new[] { (1, 36.00m), (2, 2.88m), (3, -18.00m), (2, -1.44m) }));
            Assert.That((decimal?)answer["total_charges_after_tax"], Is.EqualTo(38.88m));
            Assert.That((decimal?)answer["total_tax_credit"], Is.EqualTo(1.44m));
            Assert.That((decimal?)answer["proration_credit_result_amount"], Is.EqualTo(19.44m));
            Assert.That((decimal?)answer["total"], Is.EqualTo(19.44m));
        });
    }

    [Test]
    public void A_tax_rate_changed_since_does_not_change_what_is_given_back()
    {
        var definition = April();
        definition.Settings.TaxRate = 0.10m;
        using var aria = new InProcessAria(definition);
        aria.Tenant.Settings.TaxRate = 0.20m;
        // Charged at the new 20 % of 36.00, credited at the 10 % the 18.00 were taxed with.
        Assert.That(InProcessAria.Amounts(aria.Update(4, schedule: TestTenant.ScheduleB)), Is.EqualTo(new[] { 36.00m, 7.20m, -18.00m, -1.80m }));
    }

    [Test]
    public void A_put_off_amount_comes_with_the_next_anniversary_invoice()
    {
        using var aria = new InProcessAria(April());
        var answer = aria.Call("update_acct_plan_m", new { acct_no = TestTenant.Account, plan_instance_no = TestTenant.Line, alt_rate_schedule_no = TestTenant.ScheduleB, assignment_directive = 4, proration_invoice_timing = 1 });
        var invoices = aria.Account.Invoices.Count;
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That(answer["invoice_no"], Is.Null);
            Assert.That((decimal?)answer["total"], Is.EqualTo(18.00m));
            Assert.That(invoices, Is.EqualTo(1));
            Assert.That(LastInvoice(aria), Is.EqualTo(new[] { 0.00m, 36.00m, -18.00m, 60.00m }));
        });
    }

    [Test]
    public void An_anniversary_change_can_be_put_off_by_whole_periods()
    {
        using var aria = new InProcessAria(April());
        aria.Call("update_acct_plan_m", new { acct_no = TestTenant.Account, plan_instance_no = TestTenant.Line, plan_units = 2, assignment_directive = 1, offset_interval = 2 });
        Assert.That(aria.Account.Queue.Single().EffectiveDate, Is.EqualTo(Day("2015-07-15")));
    }

    [Test]
    public void A_dated_change_without_a_date_waits_until_somebody_sets_one()
    {
        using var aria = new InProcessAria(April());
        aria.Update(9, units: 2m);
        aria.GoTo("2015-07-01");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Queue.Single().Status, Is.EqualTo(QueueStatus.Queued));
            Assert.That(aria.Account.Instance(TestTenant.Line)!.Current.Units, Is.EqualTo(1m));
        });
    }
}
