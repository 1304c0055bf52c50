using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Another plan on an instance, the end of an instance, and plans that turn into others by themselves.</summary>
public sealed class ReplaceAndCancelTests
{
    private static object Replace(int directive, long plan = PlanTenant.DearMasterPlan, string? on = null, string doWrite = "true") =>
        new { plan_instance_no = TestTenant.Master, new_plan_no = plan, assignment_directive = directive, effective_date = on, do_write = doWrite };

    [Test]
    public void V1_a_master_of_30_replaced_by_one_of_60_on_27_April_is_charged_36_and_credited_18()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var answer = aria.Do("replace_acct_plan_m", Replace(4));
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 36.00m, -18.00m }));
            Assert.That(aria.Instance(TestTenant.Master).PlanNo, Is.EqualTo(PlanTenant.DearMasterPlan), "the instance keeps its number");
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 60.00m }));
        });
    }

    [Test]
    public void V5_switched_on_14_February_with_the_anniversary_on_the_4th_18_of_28_days_are_left_and_what_does_not_fit_is_cancelled()
    {
        var definition = PlanTenant.New("2019-02-10", "2019-02-04", 4, masterPrice: 28m);
        definition.PlanOf(PlanTenant.DearMasterPlan).Children = [];
        using var aria = new InProcessAria(definition);
        aria.Do("replace_acct_plan_m", Replace(9, on: "2019-02-14"));
        aria.GoTo("2019-02-14");
        Assert.Multiple(() =>
        {
            // 14 February to 3 March: 60 x 18/28 = 38.571..., 28 x 18/28 = 18.00.
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 38.57m, -18.00m }));
            Assert.That(aria.Instance(TestTenant.Line).Status, Is.EqualTo(PlanStatus.Cancelled));
        });
    }

    [Test]
    public void With_another_billing_interval_the_new_plan_is_prorated_to_the_nearest_bill_day_and_the_old_one_credited_whole()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        definition.Plans.Add(TestTenant.Plan(12, 152, isSupplemental: false, TestTenant.Schedule(162, 152, 178m, isDefault: true, interval: 3)));
        using var aria = new InProcessAria(definition);
        var answer = aria.Do("replace_acct_plan_m", Replace(4, plan: 12));
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            // 27 April to 14 May are 18 of the 89 days of the quarter that ends there: 178 x 18/89 = 36.00.
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 36.00m, -18.00m }));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 178.00m }));
            Assert.That(aria.Instance(TestTenant.Master).NextBillDate, Is.EqualTo(Day("2015-08-15")));
        });
    }

    [Test]
    public void Offset_months_let_the_prorated_period_run_further()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        definition.Plans.Add(TestTenant.Plan(12, 152, isSupplemental: false, TestTenant.Schedule(162, 152, 92m, isDefault: true, interval: 3)));
        using var aria = new InProcessAria(definition);
        var answer = aria.Do("replace_acct_plan_m", new { plan_instance_no = TestTenant.Master, new_plan_no = 12, assignment_directive = 5, offset_months = 1 });
        // 27 April to 14 June are 49 of the 92 days from 15 March: 92 x 49/92.
        Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 49.00m }));
        aria.Refuse(1016, "replace_acct_plan_m", new { plan_instance_no = TestTenant.Master, new_plan_no = 12, assignment_directive = 4, offset_months = 3 });
    }

    [Test]
    public void A_plan_paid_ahead_by_the_year_that_became_monthly_is_charged_to_the_next_bill_day_only()
    {
        var definition = PlanTenant.New("2015-04-15", "2015-04-15", 15, masterPrice: 366m, masterInterval: 12);
        using var aria = new InProcessAria(definition);
        aria.Do("replace_acct_plan_m", Replace(3));
        aria.GoTo("2015-04-27");
        var answer = aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Master, plan_units = 2, assignment_directive = 4 });
        Assert.Multiple(() =>
        {
            // 27 April to 14 May are 18 of 30 days: 2 x 60 x 18/30; 354 of the 366 days paid for are given back.
            Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 72.00m, -354.00m }));
            Assert.That(aria.Instance(TestTenant.Master).NextBillDate, Is.EqualTo(Day("2015-05-15")));
        });
    }

    [Test]
    public void Proration_can_count_from_an_earlier_day_of_the_period()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var answer = aria.Do("replace_acct_plan_m", new { plan_instance_no = TestTenant.Master, new_plan_no = PlanTenant.DearMasterPlan, assignment_directive = 4, alt_proration_start_date = "2015-04-20" });
        // 20 April to 14 May are 25 of 30 days: 60 x 25/30 and 30 x 25/30.
        Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 50.00m, -25.00m }));
        aria.Refuse(1024, "replace_acct_plan_m", new { plan_instance_no = TestTenant.Master, new_plan_no = PlanTenant.MasterPlan, assignment_directive = 4, alt_proration_start_date = "2015-04-14" });
    }

    [Test]
    public void S12_replacing_drops_schedule_and_custom_rates_and_keeps_the_units()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        using var aria = new InProcessAria(definition);
        aria.Do("update_acct_plan_m", new { plan_instance_no = TestTenant.Line, plan_units = 4, assignment_directive = 3, custom_rates = new[] { new { custom_rate_service_no = TestTenant.LineService, custom_rate_seq_no = 1, custom_rate_per_unit = 5 } } });
        aria.Do("replace_acct_plan_m", new { plan_instance_no = TestTenant.Line, new_plan_no = PlanTenant.MonthlyPlan, assignment_directive = 3 });
        var terms = aria.Instance(TestTenant.Line).Current;
        Assert.Multiple(() =>
        {
            Assert.That(terms.Units, Is.EqualTo(4m));
            Assert.That(terms.CustomRates, Is.Empty);
            Assert.That(terms.RateScheduleNo, Is.EqualTo(PlanTenant.MonthlyPlan + 700));
        });
    }

    [TestCase(false, 1, TestName = "The fee for activation is not charged again by a replacement")]
    [TestCase(true, 2, TestName = "The setting charges the fee for activation of the plan that replaces")]
    public void ActivationFee(bool setting, int lines)
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        definition.Settings.ActivationFeeOnReplace = setting;
        var plan = definition.PlanOf(PlanTenant.DearMasterPlan);
        plan.Services.Add(new Service { No = 999, Name = "Set-up", Kind = ServiceKind.Activation });
        plan.Schedules[0].Rates.Add(new ServiceRates { ServiceNo = 999, Tiers = [new Tier(1, 1m, null, 25m)] });
        using var aria = new InProcessAria(definition);
        var amounts = InProcessAria.Amounts(aria.Do("replace_acct_plan_m", Replace(5)));
        Assert.That(amounts, Is.EqualTo(new[] { 36.00m, 25.00m }.Take(lines)));
    }

    private static object Cancel(int directive, long instance = TestTenant.Master, string? on = null, string doWrite = "true") =>
        new { plan_instance_no = instance, assignment_directive = directive, effective_date = on, do_write = doWrite };

    [TestCase(3, new double[0], TestName = "A plan cancelled without proration gets nothing back")]
    [TestCase(4, new[] { -18.00 }, TestName = "A plan cancelled with proration gets the unused days back")]
    [TestCase(5, new double[0], TestName = "A plan cancelled charge-only gets nothing back")]
    [TestCase(6, new[] { -18.00 }, TestName = "A plan cancelled credit-only gets the unused days back")]
    public void Cancelled_now(int directive, double[] lines)
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var answer = aria.Do("cancel_acct_plan_m", Cancel(directive));
        aria.GoTo("2015-07-01");
        Assert.Multiple(() =>
        {
            // 30 x 18/30; the line under it is free.
            Assert.That(InProcessAria.Amounts(answer).Where(amount => amount != 0), Is.EqualTo(lines.Select(line => (decimal)line)));
            Assert.That(aria.Account.Instances.Select(instance => instance.Status), Is.All.EqualTo(PlanStatus.Cancelled), "all below is cancelled with it");
            Assert.That(aria.Account.Invoices.Max(invoice => invoice.BillDate), Is.LessThanOrEqualTo(Day("2015-04-27")), "nothing is billed afterwards");
        });
    }

    [Test]
    public void S7_cancelled_for_the_anniversary_it_is_pending_until_then_and_deleting_the_row_restores_it()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        aria.Do("cancel_acct_plan_m", Cancel(1, TestTenant.Line));
        var pending = aria.Instance(TestTenant.Line).Status;
        var row = aria.Account.Queue.Single();
        aria.Do("edit_acct_plan_queued_changes_m", new { edit_queued_changes = new[] { new { queue_id = row.QueueId, queue_edit_directive = 0 } } });
        var restored = aria.Instance(TestTenant.Line).Status;
        aria.Do("cancel_acct_plan_m", Cancel(1, TestTenant.Line));
        aria.GoTo("2015-05-15");
        Assert.Multiple(() =>
        {
            Assert.That(pending, Is.EqualTo(PlanStatus.PendingCancellation));
            Assert.That(row.EffectiveDate, Is.EqualTo(Day("2015-05-15")));
            Assert.That(restored, Is.EqualTo(PlanStatus.Active));
            Assert.That(aria.Instance(TestTenant.Line).Status, Is.EqualTo(PlanStatus.Cancelled));
            Assert.That(aria.Account.Invoices[^1].Lines.Select(line => line.PlanInstanceNo), Is.All.EqualTo(TestTenant.Master), "cancelled before the invoice of the day");
        });
    }

    [Test]
    public void Arrears_up_to_the_day_and_the_cancellation_fee_are_charged_whatever_the_rule()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        var plan = definition.PlanOf(PlanTenant.MasterPlan);
        plan.Services[0].Kind = ServiceKind.RecurringInArrears;
        plan.Services.Add(new Service { No = 998, Name = "Cancellation", Kind = ServiceKind.Cancellation });
        plan.Schedules[0].Rates.Add(new ServiceRates { ServiceNo = 998, Tiers = [new Tier(1, 1m, null, 50m)] });
        using var aria = new InProcessAria(definition);
        // 15 to 26 April are 12 of 30 days: 30 x 12/30.
        Assert.That(InProcessAria.Amounts(aria.Do("cancel_acct_plan_m", Cancel(3))).Where(amount => amount != 0), Is.EqualTo(new[] { 12.00m, 50.00m }));
    }

    [Test]
    public void A_master_in_dunning_cannot_be_cancelled_now_or_later()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = TestTenant.Master, dunning_state = 1 });
        Assert.Multiple(() =>
        {
            aria.Refuse(1014, "cancel_acct_plan_m", Cancel(1));
            aria.Refuse(1014, "cancel_acct_plan_m", Cancel(4));
            aria.Refuse(1014, "cancel_acct_plan_m", Cancel(9, on: "2015-06-01"));
        });
    }

    [Test]
    public void A_cancelled_plan_can_be_neither_changed_nor_cancelled_again()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        aria.Do("cancel_acct_plan_m", Cancel(4, TestTenant.Line));
        Assert.Multiple(() =>
        {
            aria.Refuse(14051, "cancel_acct_plan_m", Cancel(4, TestTenant.Line));
            aria.Refuse(14051, "update_acct_plan_m", new { plan_instance_no = TestTenant.Line, plan_units = 2 });
            aria.Refuse(14051, "replace_acct_plan_m", new { plan_instance_no = TestTenant.Line, new_plan_no = PlanTenant.MonthlyPlan });
            aria.Refuse(14051, "assign_acct_plan_m", new { new_plan_no = PlanTenant.MonthlyPlan, parent_plan_instance_no = TestTenant.Line });
        });
    }

    [Test]
    public void Seed_004_a_plan_rolls_over_on_its_day_with_the_custom_rates_given_to_the_queued_plan()
    {
        var definition = PlanTenant.New("2015-04-20", "2015-02-15", 15);
        definition.PlanOf(PlanTenant.MasterPlan).Rollover = new Rollover { PlanNo = PlanTenant.DearMasterPlan, Duration = 3 };
        using var aria = new InProcessAria(definition);
        var answer = aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.MasterPlan, existing_billing_group_no = 1, assignment_directive = 4 });
        var no = (long)answer["plan_instance_no"]!;
        var row = aria.Account.Queue.Single(change => change.PlanInstanceNo == no);
        aria.Do("assign_custom_acct_plan_rates_m", new { plan_instance_no = no, service_no = 151, plan_scope = "Q", custom_acct_rates = new[] { new { rate_seq_no = 1, rate_per_unit = 44 } } });
        var listed = aria.Do("get_acct_plan_queued_changes_m", new { queue_id = row.QueueId })["queued_change_details"]![0]!;
        aria.GoTo("2015-07-20");
        Assert.Multiple(() =>
        {
            Assert.That(row.Kind, Is.EqualTo(ChangeKind.Rollover));
            Assert.That(row.EffectiveDate, Is.EqualTo(Day("2015-07-20")), "three months after 20 April");
            Assert.That((long?)listed["target_plan_no"], Is.EqualTo(PlanTenant.DearMasterPlan));
            Assert.That((decimal?)listed["queued_plan_custom_rates"]![0]!["custom_rate_per_unit"], Is.EqualTo(44m));
            Assert.That(aria.Instance(no).PlanNo, Is.EqualTo(PlanTenant.DearMasterPlan));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 44.00m }), "the custom rate in place of 60.00");
        });
    }

    [Test]
    public void A_rollover_within_a_period_prorates_by_the_company_s_rule()
    {
        var definition = PlanTenant.New("2015-04-15", "2015-04-15", 15);
        definition.PlanOf(PlanTenant.MonthlyPlan).Rollover = new Rollover { PlanNo = TestTenant.LinePlan, Duration = 12, Unit = DurationUnit.Day };
        using var aria = new InProcessAria(definition);
        aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.MonthlyPlan, parent_plan_instance_no = TestTenant.Master, assignment_directive = 4 });
        aria.GoTo("2015-04-27");
        // 20.00 for the period, 18 of 30 days back; the line plan is free.
        Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { -12.00m, 12.00m }), "the credit, and its surplus carried forward");
    }

    [Test]
    public void A_replaced_plan_does_not_roll_over_any_more()
    {
        var definition = PlanTenant.New("2015-04-15", "2015-04-15", 15);
        definition.PlanOf(PlanTenant.MonthlyPlan).Rollover = new Rollover { PlanNo = TestTenant.LinePlan, Duration = 1 };
        using var aria = new InProcessAria(definition);
        var no = (long)aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.MonthlyPlan, parent_plan_instance_no = TestTenant.Master, assignment_directive = 4 })["plan_instance_no"]!;
        aria.Do("replace_acct_plan_m", new { plan_instance_no = no, new_plan_no = PlanTenant.QuarterlyPlan, assignment_directive = 3 });
        aria.GoTo("2015-06-01");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Queue.Single().Status, Is.EqualTo(QueueStatus.Deleted));
            Assert.That(aria.Instance(no).PlanNo, Is.EqualTo(PlanTenant.QuarterlyPlan));
        });
    }
}
