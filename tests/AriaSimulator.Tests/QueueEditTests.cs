using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>edit_acct_plan_queued_changes_m on changes of update_acct_plan_m.</summary>
public sealed class QueueEditTests
{
    private InProcessAria aria = null!;

    [SetUp]
    public void Start() => aria = new InProcessAria(TestTenant.New("2015-04-27", "2015-04-15", 15, 30m, 60m));

    [TearDown]
    public void Stop() => aria.Dispose();

    private long Queue(int directive, string? on = "2015-05-06")
    {
        aria.Update(directive, schedule: TestTenant.ScheduleB, on: on);
        return aria.Account.Queue[^1].QueueId;
    }

    private JsonObject Edit(object row, bool doWrite = true) =>
        aria.Call("edit_acct_plan_queued_changes_m", new { acct_no = TestTenant.Account, edit_queued_changes = new[] { row }, do_write = doWrite ? "true" : "false", alt_caller_id = "rep" });

    [Test]
    public void A_deleted_change_is_never_executed()
    {
        var id = Queue(9);
        Edit(new { queue_id = id, queue_edit_directive = 0 });
        aria.GoTo("2015-05-07");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Queue.Single().Status, Is.EqualTo(QueueStatus.Deleted));
            Assert.That(aria.Account.Queue.Single().DeletedBy, Is.EqualTo("rep"));
            Assert.That(aria.Account.Instance(TestTenant.Line)!.Current.RateScheduleNo, Is.EqualTo(TestTenant.ScheduleA));
        });
    }

    /// <summary>Settled 8: executing a dated change now uses the immediate rule of the same kind.</summary>
    [TestCase(9, new[] { 36.00, -18.00 })]
    [TestCase(10, new[] { 36.00 })]
    [TestCase(8, new double[0])]
    public void S8_a_dated_change_executed_now_prorates_from_today_by_its_own_rule(int directive, double[] lines)
    {
        var id = Queue(directive);
        var before = aria.Tenant.Snapshot();
        var preview = Edit(new { queue_id = id, queue_edit_directive = 1 }, doWrite: false);
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        var real = Edit(new { queue_id = id, queue_edit_directive = 1 });

        // 27 April leaves 18 of 30 days: 60 x 18/30 and 30 x 18/30.
        decimal[] Items(JsonObject answer) => answer["invoice_info"] is JsonArray info ? [.. info[0]!["invoice_items"]!.AsArray().Select(item => (decimal)item!["line_amount"]!)] : [];
        Assert.Multiple(() =>
        {
            Assert.That(Items(preview), Is.EqualTo(lines.Select(amount => (decimal)amount)));
            Assert.That(Items(real), Is.EqualTo(Items(preview)));
            Assert.That(aria.Account.Queue.Single().Status, Is.EqualTo(QueueStatus.Executed));
            Assert.That((int?)real["queued_changes"]![0]!["edit_queued_change_status_cd"], Is.Zero);
        });
    }

    [TestCase(1)]
    [TestCase(2)]
    public void S8_an_anniversary_change_can_be_neither_executed_nor_moved(int edit)
    {
        var id = Queue(1, on: null);
        var answer = Edit(new { queue_id = id, queue_edit_directive = edit, new_effective_date = "2015-05-01" });
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["error_code"], Is.Zero);
            Assert.That((int?)answer["queued_changes"]![0]!["edit_queued_change_status_cd"], Is.EqualTo(1));
            Assert.That(aria.Account.Queue.Single().Status, Is.EqualTo(QueueStatus.Queued));
        });
    }

    [Test]
    public void A_moved_change_is_executed_on_its_new_day_with_its_new_rule()
    {
        var id = Queue(9);
        Edit(new { queue_id = id, queue_edit_directive = 2, new_effective_date = "2015-05-12", assignment_directive = 10 });
        aria.GoTo("2015-05-12");
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.Queue.Single().EffectiveDate, Is.EqualTo(Day("2015-05-12")));
            // 12 to 14 May are 3 of 30 days: 60 x 3/30, and charge only.
            Assert.That(aria.Account.Invoices[^1].Lines.Select(line => line.Amount), Is.EqualTo(new[] { 6.00m }));
        });
    }

    [Test]
    public void Without_a_queue_id_every_waiting_change_of_the_account_is_meant()
    {
        Queue(9);
        Queue(9, "2015-05-08");
        var answer = Edit(new { queue_edit_directive = 0 });
        Assert.Multiple(() =>
        {
            Assert.That(answer["queued_changes"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(aria.Account.Queue.Select(change => change.Status), Is.All.EqualTo(QueueStatus.Deleted));
        });
    }

    [Test]
    public void An_unknown_queue_id_and_a_past_date_are_refused()
    {
        var id = Queue(9);
        Assert.Multiple(() =>
        {
            Assert.That((int?)Edit(new { queue_id = 999, queue_edit_directive = 0 })["error_code"], Is.EqualTo(1013));
            Assert.That((int?)Edit(new { queue_id = id, queue_edit_directive = 2, new_effective_date = "2015-04-26" })["error_code"], Is.EqualTo(1024));
            Assert.That((int?)Edit(new { queue_id = id, queue_edit_directive = 3 })["error_code"], Is.EqualTo(1016));
        });
    }
}
