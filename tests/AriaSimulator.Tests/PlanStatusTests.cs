using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Status of plan instances, and from which anniversary billing begins again.</summary>
public sealed class PlanStatusTests
{
    private static InProcessAria Suspended(string on = "2015-04-27")
    {
        var aria = new InProcessAria(PlanTenant.New(on, "2015-04-15", 15));
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = TestTenant.Master, status_cd = -1 });
        return aria;
    }

    private static void Resume(InProcessAria aria, int? reset = null) =>
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = TestTenant.Master, status_cd = 1, force_bill_date_reset = reset });

    [Test]
    public void While_a_master_is_suspended_nothing_is_billed_for_it_and_what_stands_under_it()
    {
        using var aria = Suspended();
        aria.GoTo("2015-08-01");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Invoices, Has.Count.EqualTo(1));
            Assert.That(aria.Instance(TestTenant.Line).Status, Is.EqualTo(PlanStatus.Active), "the plan below keeps its own status");
        });
    }

    [Test]
    public void Reset_0_waits_for_the_old_anniversary_and_charges_nothing_before_it()
    {
        using var aria = Suspended();
        aria.GoTo("2015-06-20");
        Resume(aria, 0);
        var invoices = aria.Account.Invoices.Count;
        aria.GoTo("2015-07-15");
        Assert.Multiple(() =>
        {
            Assert.That(invoices, Is.EqualTo(1));
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m }));
            Assert.That(aria.Account.Invoices, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void Reset_1_makes_the_day_of_the_change_the_anniversary_of_the_master_and_all_below()
    {
        using var aria = Suspended();
        aria.GoTo("2015-06-20");
        Resume(aria, 1);
        Assert.Multiple(() =>
        {
            Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m }), "a full period from 20 June");
            Assert.That(aria.Account.Instances.Select(instance => instance.BillDay), Is.All.EqualTo(20));
            Assert.That(aria.Account.Instances.Select(instance => instance.NextBillDate), Is.All.EqualTo(Day("2015-07-20")));
        });
    }

    [Test]
    public void Reset_1_gives_back_the_days_already_paid_that_it_charges_again()
    {
        using var aria = Suspended();
        aria.GoTo("2015-05-05");
        Resume(aria, 1);
        // 5 to 14 May are 10 of 30 days: 30 x 10/30 = 10.00.
        Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m, -10.00m }));
    }

    [Test]
    public void Reset_2_keeps_the_anniversary_and_charges_the_days_up_to_it()
    {
        using var aria = Suspended();
        aria.GoTo("2015-06-20");
        Resume(aria, 2);
        // 20 June to 14 July are 25 of the 30 days from 15 June: 30 x 25/30.
        Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 25.00m }));
        aria.GoTo("2015-07-15");
        Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 30.00m }));
    }

    [TestCase(0)]
    [TestCase(2)]
    public void Days_already_paid_are_not_charged_again_without_a_new_anniversary(int reset)
    {
        using var aria = Suspended();
        aria.GoTo("2015-05-05");
        Resume(aria, reset);
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Invoices, Has.Count.EqualTo(1));
            Assert.That(aria.Instance(TestTenant.Master).NextBillDate, Is.EqualTo(Day("2015-05-15")));
        });
    }

    [Test]
    public void The_setting_decides_when_a_call_names_no_reset()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        definition.Settings.ResetDates = BillDateReset.ChangeDate;
        using var aria = new InProcessAria(definition);
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = TestTenant.Master, status_cd = -1 });
        aria.GoTo("2015-06-20");
        Resume(aria);
        Assert.That(aria.Instance(TestTenant.Master).BillDay, Is.EqualTo(20));
    }

    [Test]
    public void Arrears_are_charged_for_the_days_before_and_after_a_suspension_only()
    {
        var definition = PlanTenant.New("2015-04-27", "2015-04-15", 15);
        definition.PlanOf(PlanTenant.MasterPlan).Services[0].Kind = ServiceKind.RecurringInArrears;
        using var aria = new InProcessAria(definition);
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = TestTenant.Master, status_cd = -1 });
        aria.GoTo("2015-05-05");
        Resume(aria, 0);
        aria.GoTo("2015-05-15");
        // 15 to 26 April are 12 days, 5 to 14 May are 10, of 30: 12.00 and 10.00.
        Assert.That(aria.NewestInvoice(), Is.EqualTo(new[] { 12.00m, 10.00m }));
    }

    [Test]
    public void A_queued_status_change_waits_for_its_day_and_can_be_deleted_but_not_executed_early()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = TestTenant.Line, status_cd = -1, queue_days = 3 });
        var row = aria.Account.Queue.Single();
        var executed = aria.Do("edit_acct_plan_queued_changes_m", new { edit_queued_changes = new[] { new { queue_id = row.QueueId, queue_edit_directive = 1 } } });
        aria.GoTo("2015-04-30");
        Assert.Multiple(() =>
        {
            Assert.That(row.EffectiveDate, Is.EqualTo(Day("2015-04-30")));
            Assert.That((int?)executed["queued_changes"]![0]!["edit_queued_change_status_cd"], Is.EqualTo(1));
            Assert.That(aria.Instance(TestTenant.Line).Status, Is.EqualTo(PlanStatus.Suspended));
        });
    }

    [TestCase("""{"status_cd":-1,"queue_date":"2015-04-27"}""", 24009, TestName = "A queue date that is not in the future gets 24009")]
    [TestCase("""{"status_cd":-1,"queue_days":-1}""", 24010, TestName = "Negative queue days get 24010")]
    [TestCase("""{"status_cd":77}""", 1016, TestName = "A status nobody has gets 1016")]
    [TestCase("""{"status_cd":2}""", 14051, TestName = "Pending cancellation comes only from a queued cancellation")]
    [TestCase("""{"dunning_state":2}""", 7034, TestName = "Dunning is completed by the system only")]
    [TestCase("""{}""", 1010, TestName = "A status call needs a status")]
    public void Refused(string fields, int code)
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        var request = System.Text.Json.Nodes.JsonNode.Parse(fields)!;
        request["plan_instance_no"] = TestTenant.Line;
        aria.Refuse(code, "update_acct_plan_status_m", request);
    }

    [Test]
    public void A_plan_on_trial_is_not_billed_until_it_becomes_active()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-15", "2015-04-15", 15));
        var no = (long)aria.Do("assign_acct_plan_m", new { new_plan_no = PlanTenant.MonthlyPlan, parent_plan_instance_no = TestTenant.Master, assignment_directive = 4, plan_status = 41 })["plan_instance_no"]!;
        aria.GoTo("2015-05-16");
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = no, status_cd = 1 });
        aria.GoTo("2015-06-15");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Invoices.Select(invoice => invoice.Total), Is.EqualTo(new[] { 30.00m, 30.00m, 50.00m }));
            Assert.That(aria.Instance(no).History.Select(moment => moment.Status), Is.EqualTo(new[] { PlanStatus.Trial, PlanStatus.Active }));
        });
    }

    [Test]
    public void The_history_tells_each_change_with_its_day_and_both_sides()
    {
        using var aria = new InProcessAria(PlanTenant.New("2015-04-27", "2015-04-15", 15));
        aria.Update(3, units: 2m);
        aria.GoTo("2015-05-02");
        aria.Do("update_acct_plan_status_m", new { plan_instance_no = TestTenant.Line, status_cd = -1 });
        var rows = aria.Do("get_acct_plan_history_m", new { filter_plan_instance_no = TestTenant.Line })["plan_history"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => (string?)row!["update_date"]), Is.EqualTo(new[] { "2015-04-15", "2015-04-27", "2015-05-02" }));
            Assert.That(rows[0]!["old_plan_no"], Is.Null);
            Assert.That(rows.Select(row => (decimal?)row!["new_plan_units"]), Is.EqualTo(new[] { 1m, 2m, 2m }));
            Assert.That((int?)rows[2]!["old_status_cd"], Is.EqualTo(1));
            Assert.That((int?)rows[2]!["new_status_cd"], Is.EqualTo(-1));
        });
    }
}
