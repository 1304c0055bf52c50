using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Events;
using CrmAriaConnector.EndToEnd.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>What happens in Aria shows in CRM without anybody asking: event, row, one reading. And what is forged, repeated or late does no harm.</summary>
public class Events : PlaygroundTest
{
    private const int Received = 727900000;
    private const int Processed = 727900001;
    private const int NotLinked = 727900002;
    private const int Failed = 727900003;

    private protected override bool ForwardEvents => true;

    [Test]
    public async Task A_change_made_in_Aria_shows_in_CRM_after_one_reading()
    {
        await Aria.Call("update_acct_plan_m", new JsonObject { ["acct_no"] = 4711001, ["plan_instance_no"] = 8800102, ["plan_units"] = 7, ["assignment_directive"] = 2 });
        await Aria.ForgetLog();

        await Arrive();
        var waiting = await Rows();
        Assert.That((await Rep.Plan("8800102"))["aria_units"]!.GetValue<decimal>(), Is.EqualTo(3m), "nothing was read while Aria waited for its answer");
        Assert.That(await Aria.Log(), Is.Empty);

        Pass(TimeSpan.FromSeconds(3));
        await RunJobs();

        Assert.Multiple(async () =>
        {
            Assert.That(waiting.Select(row => (string?)row["aria_eventno"]), Does.Contain("719"), "supplemental plan modified");
            Assert.That(waiting.Select(row => (int)row["aria_state"]!), Is.All.EqualTo(Received));
            Assert.That(waiting.Select(row => (string?)row["aria_acctno"]), Is.All.EqualTo("4711001"));
            Assert.That((await Rep.Plan("8800102"))["aria_units"]!.GetValue<decimal>(), Is.EqualTo(await Aria.Units()).And.EqualTo(7m));
            Assert.That(await States(), Is.All.EqualTo(Processed));
            Assert.That(await Readings(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Everything_a_month_brings_is_read_once_for_each_account()
    {
        await Aria.MoveClock("2019-03-20");
        await Aria.ForgetLog();

        await Arrive();
        Pass(TimeSpan.FromSeconds(3));
        await RunJobs();

        // The tenant has accounts nobody is linked to, too.
        var rows = (await Rows()).Where(row => (int)row["aria_state"]! != NotLinked).ToArray();
        Assert.Multiple(async () =>
        {
            Assert.That(rows, Has.Length.GreaterThan(6), "invoices, statements, plans");
            Assert.That(rows.Select(row => (string?)row["aria_subject"]).Where(subject => subject?.StartsWith("Invoice ", StringComparison.Ordinal) == true), Is.Not.Empty);
            Assert.That(rows.Select(row => (int)row["aria_state"]!), Is.All.EqualTo(Processed));
            Assert.That(await Readings(), Is.EqualTo(rows.Select(row => (string?)row["aria_acctno"]).Distinct().Count()));
            var link = await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'");
            Assert.That(link["aria_balance"]!.GetValue<decimal>(), Is.EqualTo(await Aria.Balance()));
            Assert.That((await Rep.Plan("8800102"))["aria_nextbilldate"]!.GetValue<string>(), Is.EqualTo((string?)(await Aria.Plan(8800102))["next_bill_date"]));
        });
    }

    [Test]
    public async Task An_own_change_comes_back_with_its_operation_and_costs_no_second_reading()
    {
        var done = await Rep.Done(Intents.FourLinesToday);
        await Arrive();
        Pass(TimeSpan.FromSeconds(3));
        await Aria.ForgetLog();
        await Rep.Refreshed();
        await RunJobs();

        var rows = await Rows();
        Assert.Multiple(async () =>
        {
            Assert.That(rows, Is.Not.Empty);
            Assert.That(rows.Select(row => (string?)row["_aria_operationid_value"]), Is.All.EqualTo(done.OperationId));
            Assert.That(rows.Select(row => (string?)row["aria_receiptid"]), Is.All.EqualTo(done.OperationId.Replace("-", "")));
            Assert.That(rows.Select(row => (int)row["aria_state"]!), Is.All.EqualTo(Processed));
            Assert.That(await Readings(), Is.EqualTo(1), "the one the page asked for after the change");
        });
    }

    [Test]
    public async Task Delivered_twice_and_out_of_order_an_event_is_one_row()
    {
        await Aria.Fault("*", "duplicateEvent");
        await Aria.Fault("*", "reorderedEvent");
        await Comment("first");
        await Comment("second");
        await Comment("third");

        await Arrive();

        var deliveries = Playground.Simulator.Events.Deliveries;
        Assert.Multiple(async () =>
        {
            Assert.That(deliveries.Sum(delivery => delivery.Posts), Is.EqualTo(4), "one of the three went out twice");
            Assert.That(deliveries.Select(delivery => delivery.State), Is.All.EqualTo(DeliveryState.Acknowledged));
            Assert.That((await Rows()).Select(row => (string?)row["aria_transactionid"]), Is.EquivalentTo(deliveries.Select(delivery => delivery.TransactionId.ToString(System.Globalization.CultureInfo.InvariantCulture)).Distinct()));
        });
    }

    [Test]
    public async Task Delivered_many_times_at_once_an_event_is_one_row_and_whoever_lost_is_answered_the_next_time()
    {
        using var receiver = Representative.SignInWithoutLink(Playground, "Aria Events", Rep.CustomerId);
        Task<(int Status, string Body)> Deliver() => receiver.Send(HttpMethod.Post, "aria_ReceiveEvents", new JsonObject { ["Document"] = EventPost.Document() });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Deliver)));

        var rows = await Rows();
        var again = await Deliver();
        Assert.Multiple(async () =>
        {
            Assert.That(rows, Has.Length.EqualTo(1));
            Assert.That(answers.Select(answer => answer.Status), Has.Some.EqualTo(200));
            Assert.That(answers.Where(answer => answer.Status != 200).Select(answer => answer.Body), Is.All.Contains("Dataverse did not take"));
            Assert.That((bool)JsonNode.Parse(again.Body)!["Success"]!, Is.True, again.Body);
            Assert.That(await Rows(), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task CRM_down_and_back_takes_in_what_Aria_sends_again()
    {
        Playground.Organization.Faults.KillBeforeCommit("aria_ReceiveEvents", 2);
        await Comment("while CRM is down");

        await Arrive();

        Assert.Multiple(async () =>
        {
            Assert.That(Playground.Simulator.Events.Deliveries.Single(), Has.Property("Posts").EqualTo(3).And.Property("State").EqualTo(DeliveryState.Acknowledged));
            Assert.That(await Rows(), Has.Length.EqualTo(1), "what died left nothing half-done");
        });
    }

    [Test]
    public async Task Given_up_by_Aria_a_change_is_seen_by_the_next_refresh()
    {
        EnterNotificationKey("another-key");
        await Aria.Call("update_acct_plan_m", new JsonObject { ["acct_no"] = 4711001, ["plan_instance_no"] = 8800102, ["plan_units"] = 7, ["assignment_directive"] = 2 });

        await Arrive();

        Assert.That(Playground.Simulator.Events.Deliveries.Select(delivery => (delivery.State, delivery.Posts)), Is.All.EqualTo((DeliveryState.GivenUp, 9)));
        Assert.That(await Rows(), Is.Empty);
        await Rep.Refreshed();
        Assert.That((await Rep.Plan("8800102"))["aria_units"]!.GetValue<decimal>(), Is.EqualTo(7m));
    }

    [TestCase("guess", "9000123")]
    [TestCase("local-notification-key", "9000124")]
    [TestCase("local-playground-key", "9000123")]
    public async Task A_forged_document_leaves_no_row_and_gets_no_acknowledgement(string key, string clientNo)
    {
        var genuine = await EventPost.Send(Playground, EventPost.Document());
        var before = await Rows();
        Assert.That((genuine, before.Length), Is.EqualTo(("OK", 1)), "or this test proves nothing");

        Assert.That(await EventPost.Send(Playground, EventPost.Document(key, clientNo, transaction: "77")), Is.Not.EqualTo("OK"));
        Assert.That(await Rows(), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task An_account_nobody_is_linked_to_leaves_a_row_and_no_reading()
    {
        Assert.That(await EventPost.Send(Playground, EventPost.Document(acctNo: "4799999")), Is.EqualTo("OK"));
        await RunJobs();

        var row = (await Rows()).Single();
        Assert.Multiple(async () =>
        {
            Assert.That((int)row["aria_state"]!, Is.EqualTo(NotLinked));
            Assert.That(await View("Not linked"), Is.EqualTo(new[] { (string)row["aria_eventid"]! }));
            Assert.That(await Readings(), Is.Zero);
        });
    }

    [Test]
    public async Task While_Aria_cannot_be_read_the_event_waits_then_asks_for_attention_and_a_refresh_settles_it()
    {
        await Comment("unreadable");
        await Comment("unreadable, too");
        await Arrive();
        await Aria.Fault("get_acct_details_all_m", "refuse", count: 1000);

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Assert.That(await States(), Is.EqualTo(new[] { Received, Received }));
            Pass(TimeSpan.FromMinutes(attempt == 1 ? 1 : 20));
            await RunJobs();
        }

        Assert.That(await States(), Is.EqualTo(new[] { Failed, Failed }));
        Assert.That((await Rows()).Select(row => (string?)row["aria_message"]), Is.All.Contains("Refresh it from the customer's billing page"));
        Assert.That(await View("Needs attention"), Has.Length.EqualTo(2));

        await Aria.ForgetFaults();
        await Rep.Refreshed();
        Assert.That(await States(), Is.EqualTo(new[] { Processed, Processed }));
        Assert.That(await View("Needs attention"), Is.Empty);
    }

    [Test]
    public async Task An_event_that_waits_for_more_than_an_hour_asks_for_attention()
    {
        await Comment("nobody's job");
        await Arrive();
        Assert.That(await View("Needs attention"), Is.Empty);

        Pass(TimeSpan.FromMinutes(61));

        Assert.That(await View("Needs attention"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Old_events_go_with_new_ones_where_the_connection_says_so()
    {
        await Comment("of last year");
        await Arrive();
        await RunJobs();
        SetOnConnection("aria_keepmonths", 12);
        Pass(TimeSpan.FromDays(400));
        Assert.That(await View("Old events (retention)"), Has.Length.EqualTo(1));

        await Comment("of today");
        await Arrive();
        await RunJobs();

        Assert.That(await States(), Is.EqualTo(new[] { Processed }));
        Assert.That(await View("Old events (retention)"), Is.Empty);
    }

    [Test]
    public async Task Deleting_a_link_keeps_its_events_and_deleting_the_connection_takes_them_along()
    {
        await Comment("soon unlinked");
        await Arrive();
        var system = Playground.Organization.ServiceFor(Playground.Organization.SystemUserId);
        foreach (var link in await Rep.Rows("aria_accounts"))
            system.Delete("aria_account", Guid.Parse((string)link["aria_accountid"]!));

        await RunJobs();
        Assert.That(await States(), Is.EqualTo(new[] { NotLinked }));

        using var admin = Representative.SignInWithoutLink(Playground, "Ada Admin", Rep.CustomerId);
        Assert.That((await admin.Send(HttpMethod.Delete, $"aria_connections({ConnectionId})")).Status, Is.EqualTo(204));
        Assert.That(await Rows(), Is.Empty);
    }

    [Test]
    public async Task What_was_on_its_way_before_a_reset_does_not_arrive_after_it()
    {
        Playground.Organization.Faults.KillBeforeCommit("aria_ReceiveEvents", 1);
        await Comment("before the reset");
        await Playground.ResetAsync();

        await Arrive();
        Assert.That(await Rows(), Is.Empty);

        await Comment("after it");
        await Arrive();
        Assert.That(await Rows(), Has.Length.EqualTo(1), "the tenant's numbers begin anew, and none is taken for a repetition");
    }

    /// <summary>Ends when Aria has nothing more to deliver.</summary>
    private Task Arrive() => Playground.Simulator.Events.WhenIdle();

    private Task Comment(string text) => Aria.Call("write_acct_comment_m", new JsonObject { ["acct_no"] = 4711001, ["comment"] = text });

    private async Task<JsonObject[]> Rows() => await Rep.Rows("aria_events", "$orderby=aria_receivedon");

    private async Task<int[]> States() => [.. (await Rows()).Select(row => (int)row["aria_state"]!)];

    /// <summary>How often an account was read: each reading asks for its details once, which this test never does.</summary>
    private async Task<int> Readings() => (await Aria.Log()).Count(call => (string?)call["operation"] == "get_acct_details_all_m");

    private Guid ConnectionId => Playground.Organization.ServiceFor(Playground.Organization.SystemUserId)
        .RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("aria_connection")).Entities.Single().Id;

    private void EnterNotificationKey(string key) => SetOnConnection("aria_notificationkey", key);

    private void SetOnConnection(string column, object value) => Playground.Organization.ServiceFor(Playground.Organization.SystemUserId)
        .Update(new Entity("aria_connection", ConnectionId) { [column] = value });

    /// <summary>A view as the administrators' app lists it: the ids of its rows.</summary>
    private async Task<string[]> View(string name)
    {
        var view = Playground.Organization.Metadata.Views.Single(each => each.Table == "aria_event" && each.Name == name);
        return [.. (await Rep.Rows("aria_events", $"savedQuery={view.Id}")).Select(row => (string)row["aria_eventid"]!)];
    }
}
