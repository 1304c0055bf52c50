using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Intervals, once-only fees, tiers under proration, retroactive and future starts, rates of queued plans.</summary>
public sealed class BillingRuleTests
{
    [TestCase(1, "2019-02-28", 13, TestName = "Monthly from 31 January: the next bill date is 28 February, thirteen invoices in a year")]
    [TestCase(3, "2019-04-30", 5, TestName = "Quarterly from 31 January: the next bill date is 30 April, five invoices in a year")]
    [TestCase(6, "2019-07-31", 3, TestName = "Half-yearly from 31 January: the next bill date is 31 July, three invoices in a year")]
    [TestCase(12, "2020-01-31", 2, TestName = "Yearly from 31 January: the next bill date is 31 January, two invoices in a year")]
    public void Intervals(int interval, string next, int invoices)
    {
        using var aria = new InProcessAria(TestTenant.New("2019-01-31", "2019-01-31", 31, 10m, 0m, interval: interval));
        Assert.That(aria.Instance(TestTenant.Line).NextBillDate, Is.EqualTo(Day(next)));
        aria.GoTo("2020-01-31");
        Assert.That(aria.Account.Invoices, Has.Count.EqualTo(invoices));
    }

    [TestCase(3, 92, 31, TestName = "Quarterly: the days left count against the quarter")]
    [TestCase(6, 184, 59, TestName = "Half-yearly: the days left count against the half-year")]
    [TestCase(12, 365, 120, TestName = "Yearly: the days left count against the year")]
    public void ProratedIntervals(int interval, int periodDays, int usedDays)
    {
        // From 15 March 2018 to 14 June, 14 September, 14 March; the price is 1.00 a day, so the amount tells the days.
        using var aria = new InProcessAria(TestTenant.New("2018-03-15", "2018-03-15", 15, periodDays, 0m, interval: interval));
        aria.Tenant.Advance(24 * usedDays);
        Assert.That(InProcessAria.Amounts(aria.Update(6, schedule: TestTenant.ScheduleB)), Is.EqualTo(new[] { (decimal)(usedDays - periodDays) }));
    }

    [Test]
    public void A_fee_for_activation_is_charged_once_with_the_first_invoice_and_by_its_units()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        var plan = definition.PlanOf(PlanTenant.MonthlyPlan);
        plan.Services.Add(new Service { No = 999, Name = "Set-up", Kind = ServiceKind.Activation });
        plan.Schedules[0].Rates.Add(new ServiceRates { ServiceNo = 999, Tiers = [new Tier(1, 1m, null, 25m)] });
        using var aria = new InProcessAria(definition);
        var answer = aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.MonthlyPlan, parent_plan_instance_no = TestTenant.Master, plan_units = 2, assignment_directive = 4 });
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            // 2 x 25.00 not prorated; 2 x 20 x 18/30.
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 50.00m, 24.00m }));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m, 40.00m }));
        });
    }

    [TestCase(TierRule.Graduated, new[] { 60.00, 42.00, -60.00 }, TestName = "Graduated tiers are prorated tier by tier")]
    [TestCase(TierRule.Volume, new[] { 70.00, -60.00 }, TestName = "Volume tiers are prorated at the reached rate")]
    [TestCase(TierRule.FlatPerTier, new[] { 5.00, -6.00 }, TestName = "A flat tier is prorated as one price")]
    public void Tiers(TierRule rule, double[] lines)
    {
        // Nine units cost 90.00 (flat 9.00). Twelve cost 90 + 3 x 21 graduated, 12 x 8.75 by volume, 7.50 flat.
        var definition = TestTenant.New("2015-04-25", "2015-04-15", 15, 0m, 0m, units: 9m);
        var service = definition.PlanOf(TestTenant.LinePlan).Services[0];
        service.TierRule = rule;
        var second = rule switch { TierRule.Graduated => 21m, TierRule.Volume => 8.75m, _ => 7.50m };
        var first = rule == TierRule.FlatPerTier ? 9m : 10m;
        definition.PlanOf(TestTenant.LinePlan).Schedules[0].Rates[0].Tiers = [new Tier(1, 1m, 9m, first), new Tier(2, 10m, null, second)];
        using var aria = new InProcessAria(definition);
        // 25 April to 14 May are 20 of 30 days; nine units became twelve.
        Assert.That(InProcessAria.Amounts(aria.Update(4, units: 12m)).Select(amount => (double)amount), Is.EqualTo(lines));
    }

    [Test]
    public void Seed_003_a_master_with_a_future_start_waits_in_the_status_asked_for()
    {
        using var aria = new InProcessAria(PlanTenant.New("2018-12-08", "2018-12-01", 1));
        var answer = aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.DearMasterPlan, existing_billing_group_no = 1, assignment_directive = 2, alt_start_date = "2018-12-10", status_until_alt_start = 32 });
        var no = (long)answer["plan_instance_no"]!;
        var waiting = aria.Instance(no).Status;
        aria.GoTo("2018-12-10");
        var line = aria.Account.Invoices[^1].Lines.Single();
        Assert.Multiple(() =>
        {
            Assert.That(waiting, Is.EqualTo(PlanStatus.PendingActivation));
            // V8: a full month from the start, then the 10th.
            Assert.That((line.Amount, line.From, line.To), Is.EqualTo((60.00m, (System.DateOnly?)Day("2018-12-10"), (System.DateOnly?)Day("2019-01-09"))));
            Assert.That(aria.Instance(no).NextBillDate, Is.EqualTo(Day("2019-01-10")));
        });
    }

    [Test]
    public void A5_a_price_queued_inside_the_schedule_holds_from_the_first_invoice_after_it()
    {
        // On 3 October 2020 at 40.00 for 3 October to 2 November; 45.00 from 3 November.
        using var aria = new InProcessAria(TestTenant.New("2020-10-03", "2020-10-03", 3, 40m, 0m));
        aria.Tenant.ChangePrice(TestTenant.ScheduleA, TestTenant.LineService, 45m, Day("2020-11-03"));
        var first = aria.NewestInvoice();
        aria.GoTo("2020-11-03");
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(new[] { 40.00m }));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 45.00m }));
        });
    }

    [TestCase(CreditRounding.Rounded, -6.02, TestName = "The credit comes from the rounded amount of its line")]
    [TestCase(CreditRounding.Unrounded, -6.01, TestName = "The setting computes the credit from the amount before rounding")]
    public void Credits(CreditRounding rounding, double credit)
    {
        var definition = TestTenant.New("2015-04-20", "2015-04-15", 15, 10m, 9.02m);
        definition.Settings.CreditRounding = rounding;
        using var aria = new InProcessAria(definition);
        // 25 of 30 days: 9.02 x 25/30 = 7.516..., billed as 7.52.
        aria.Update(4, schedule: TestTenant.ScheduleB);
        aria.GoTo("2015-04-25");
        // 20 days are left: 7.52 x 20/25 = 6.016, but 9.02 x 20/30 = 6.0133... .
        Assert.That(InProcessAria.Amounts(aria.Update(6, schedule: TestTenant.ScheduleA)), Is.EqualTo(new[] { (decimal)credit }));
    }

    [Test]
    public void A_queued_change_whose_plan_was_replaced_meanwhile_fails_and_changes_nothing()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-20", "2015-04-15", 15));
        aria.Update(9, schedule: TestTenant.ScheduleB, on: "2015-04-27");
        aria.Do("replace_acct_plan_m", new { plan_instance_no = TestTenant.Line, new_plan_no = PlanTenant.MonthlyPlan, assignment_directive = 3 });
        aria.GoTo("2015-04-27");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Queue.Single().Status, Is.EqualTo(QueueStatus.Failed));
            Assert.That(aria.Account.Queue.Single().FailureText, Does.Contain("does not belong"));
            Assert.That(aria.Instance(TestTenant.Line).Current.RateScheduleNo, Is.EqualTo(PlanTenant.MonthlyPlan + 700));
        });
    }

    [Test]
    public void A_plan_under_one_still_to_come_cannot_come_before_it()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-20", "2015-04-15", 15));
        var master = (long)aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.DearMasterPlan, existing_billing_group_no = 1, assignment_directive = 9, effective_date = "2015-05-01" })["plan_instance_no"]!;
        aria.Refuse(1024, "assign_acct_plan_m", new { new_plan_no = PlanTenant.MonthlyPlan, parent_plan_instance_no = master, assignment_directive = 9, effective_date = "2015-04-30" });
        aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.MonthlyPlan, parent_plan_instance_no = master, assignment_directive = 9, effective_date = "2015-05-01" });
        var child = aria.Account.Queue[^1].QueueId;
        aria.Refuse(1024, "edit_acct_plan_queued_changes_m", new { edit_queued_changes = new[] { new { queue_id = child, queue_edit_directive = 2, new_effective_date = "2015-04-25", assignment_directive = 9 } } });
        aria.GoTo("2015-05-01");
        Assert.Multiple(() =>
        {
            // The master in full from 1 May, and its plan with it.
            Assert.That(aria.Account.Instances.Where(instance => instance.No >= master).Select(instance => instance.Status), Is.All.EqualTo(PlanStatus.Active));
            Assert.That(aria.Account.Invoices.Skip(1).Sum(invoice => invoice.Total), Is.EqualTo(80.00m));
        });
    }

    [Test]
    public void Catalogue_reads_tell_parents_children_limits_and_the_next_price()
    {
        var definition = PlanTenant.New("2015-04-20", "2015-04-15", 15);
        definition.PlanOf(PlanTenant.DearMasterPlan).Children = [new ChildPlan { PlanNo = PlanTenant.MonthlyPlan, IsMandatory = true, MinUnits = 2, MaxUnits = 4 }];
        using var aria = new InProcessAria(definition);
        aria.Tenant.ChangePrice(PlanTenant.MonthlyPlan + 700, PlanTenant.MonthlyPlan + 500, 21m, Day("2015-06-01"));
        var row = aria.Call("get_client_plans_all_m", new { plan_no = PlanTenant.DearMasterPlan, include_plan_hierarchy = "true" })["all_client_plan_dtls"]![0]!;
        var child = row["child_plans"]![0]!;
        var monthly = aria.Call("get_client_plans_all_m", new { plan_no = PlanTenant.MonthlyPlan, include_all_rate_schedules = "true" })["all_client_plan_dtls"]![0]!;
        var rates = monthly["plan_services"]![0]!["all_plan_service_rates"]![0]!;
        var available = aria.Do("get_avail_plans_for_acct_all_m", new { plan_instance_no = TestTenant.Master })["all_client_plans_services"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(((long?)child["plan_no"], (long?)child["min_units"], (string?)child["max_units"], (int?)child["is_mandatory"]), Is.EqualTo(((long?)PlanTenant.MonthlyPlan, (long?)2L, "4", (int?)1)));
            Assert.That((string?)rates["future_change_date"], Is.EqualTo("2015-06-01"));
            Assert.That((decimal?)rates["plan_service_rates"]![0]!["future_rate_per_unit"], Is.EqualTo(21m));
            Assert.That(available.Select(plan => (long)plan!["plan_no"]!), Is.EqualTo(new[] { TestTenant.LinePlan, PlanTenant.MonthlyPlan, PlanTenant.QuarterlyPlan, PlanTenant.YearlyPlan }));
            Assert.That(available.Select(plan => (long)plan!["parent_plan_instance_no"]!), Is.All.EqualTo(TestTenant.Master));
        });
    }

    [TestCase(true, TestName = "Net-negative refund: what one payment paid in full is paid back")]
    [TestCase(false, TestName = "Net-negative refund: without such a payment it is a cash credit")]
    public void Refunded(bool paid)
    {
        var definition = paid ? CustomerTenant.PaysByCard(now: "2019-02-22") : CustomerTenant.PaysByTerms(now: "2019-02-22");
        definition.Settings.NetNegative = NetNegativeAction.Refund;
        using var aria = new InProcessAria(definition);
        var before = aria.Account.Balance();
        aria.Update(6, schedule: TestTenant.ScheduleB);
        var account = aria.Account;
        Assert.Multiple(() =>
        {
            // 22 February to 14 March are 21 of 28 days: 30 x 21/28 = 22.50.
            Assert.That(account.Refunds.Select(refund => refund.Amount), Is.EqualTo(paid ? [22.50m] : System.Array.Empty<decimal>()));
            Assert.That(account.Payments.Where(payment => payment.IsCashCredit).Select(payment => payment.Amount), Is.EqualTo(paid ? System.Array.Empty<decimal>() : [22.50m]));
            Assert.That(account.Balance() - before, Is.EqualTo(paid ? 0m : -22.50m), "what was paid back is owed by nobody");
            Assert.That(account.ServiceCredits, Is.Empty);
        });
    }
}
