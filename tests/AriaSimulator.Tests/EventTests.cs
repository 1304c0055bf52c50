using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Events;
using CrmAriaConnector.AriaSimulator.Faults;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Event notifications: subscription, documents, acknowledgement, repetition. Aria: Event Notifications.</summary>
public sealed class EventTests
{
    private SimulatorClient aria = null!;
    private EventReceiver receiver = null!;

    [SetUp]
    public async Task Start()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Settings.TaxRate = 0.08m;
        aria = await SimulatorClient.Start(definition.Json());
        receiver = await EventReceiver.Start();
    }

    [TearDown]
    public async Task Stop()
    {
        await aria.DisposeAsync();
        await receiver.DisposeAsync();
    }

    private async Task Subscribe(params int[] classes)
    {
        foreach (var number in classes)
            await aria.Succeed("subscribe_event_class_m", new { class_no = number });
    }

    private void SendTo(EventReceiver target, int attempts = 1, string? of = null) =>
        aria.Server.Events.Add(new EventDestination { Url = target.Url, Attempts = attempts, DelayMilliseconds = 1, Class = of });

    private Task Arrived() => aria.Server.Events.WhenIdle();

    private Task<JsonObject> Comment(string text = "Called.", string? receipt = null) =>
        aria.Succeed("write_acct_comment_m", new { acct_no = TestTenant.Account, comment = text, alt_caller_id = receipt });

    [Test]
    public async Task An_event_is_posted_as_the_documented_XML()
    {
        await Subscribe(1);
        SendTo(receiver);
        await aria.Succeed("update_acct_complete_m", new { acct_no = TestTenant.Account, city = "Tacoma", client_receipt_id = "R7" });
        await Arrived();
        var document = receiver.Received.Single();
        Assert.Multiple(() =>
        {
            Assert.That(document.Name.LocalName, Is.EqualTo("apf2doc"));
            Assert.That(document.Elements().Select(element => element.Name.LocalName), Is.EqualTo(new[] { "request", "acct_data", "acct_contact", "master_plan_instance_data", "event_data" }));
            Assert.That(document.Element("request")!.Elements().Select(element => (element.Name.LocalName, element.Value)), Is.EqualTo(new[]
            {
                ("version", "3.8"), ("sender", "A"), ("transaction_id", "1"), ("action", "M"), ("class_name", "A"), ("auth_key", "local-notification-key"), ("client_receipt_id", "R7"),
            }));
            Assert.That(document.Element("acct_data")!.Element("currency")!.Value, Is.EqualTo("USD"), "events spell currencies in capitals");
            Assert.That(document.Element("acct_contact")!.Element("city")!.Value, Is.EqualTo("Tacoma"));
            Assert.That(document.Element("event_data")!.Elements("event").Single().Element("event_id")!.Value, Is.EqualTo("702"));
            Assert.That(document.Descendants("password"), Is.Empty);
        });
    }

    public static IEnumerable<TestCaseData> Actions()
    {
        yield return new TestCaseData("write_acct_comment_m", new { acct_no = 100, comment = "x" }, "712").SetName("A comment raises 712");
        yield return new TestCaseData("update_acct_credentials_m", new { account_no = 100, password = "another-one" }, "703").SetName("New credentials raise 703");
        yield return new TestCaseData("update_acct_status_m", new { account_no = 100, status_cd = 51 }, "704").SetName("A status raises 704");
        yield return new TestCaseData("update_acct_status_m", new { account_no = 100, status_cd = 51, queue_days = 3 }, "705").SetName("A queued status raises 705");
        yield return new TestCaseData("update_payment_method_m", new { acct_no = 100, pay_method_type = 13, bill_agreement_id = "t" }, "715").SetName("A new payment method raises 715");
        yield return new TestCaseData("update_payment_method_m", new { acct_no = 100, payment_method_no = 2, disabled_ind = 1 }, "716").SetName("A disabled payment method raises 716");
        yield return new TestCaseData("update_contact_m", new { acct_no = 100, contact_ind = 2, client_billing_group_id = "C100-BG1", email = "x@customer.example" }, "716,717").SetName("A billing contact raises 717");
        yield return new TestCaseData("update_acct_plan_m", new { acct_no = 100, plan_instance_no = 202, plan_units = 2, assignment_directive = 3 }, "719").SetName("A supplemental change raises 719");
        yield return new TestCaseData("update_acct_plan_m", new { acct_no = 100, plan_instance_no = 202, plan_units = 2, assignment_directive = 1 }, "731").SetName("A queued supplemental change raises 731");
        yield return new TestCaseData("update_acct_plan_m", new { acct_no = 100, plan_instance_no = 202, plan_units = 2, assignment_directive = 4 }, "719,901,905,952,1004,1014").SetName("A change with money raises change, invoice, payment, application and statement");
        yield return new TestCaseData("update_acct_plan_m", new { acct_no = 100, plan_instance_no = 202, plan_units = 2, assignment_directive = 4, do_write = "false" }, "").SetName("A dry run raises nothing");
        yield return new TestCaseData("record_external_payment_m", new { acct_no = 100, reference_code = "W", payment_amount = 5 }, "903").SetName("A payment from elsewhere raises 903");
        yield return new TestCaseData("cancel_acct_plan_m", new { acct_no = 100, plan_instance_no = 202, assignment_directive = 3 }, "727").SetName("A cancelled supplemental raises 727");
        yield return new TestCaseData("cancel_acct_plan_m", new { acct_no = 100, plan_instance_no = 202, assignment_directive = 1 }, "719,729").SetName("A queued cancellation raises 729");
    }

    [TestCaseSource(nameof(Actions))]
    public async Task Raised(string operation, object fields, string expected)
    {
        await Subscribe(1, 2, 3, 4);
        SendTo(receiver);
        await aria.Succeed(operation, fields);
        await Arrived();
        Assert.That(string.Join(',', receiver.EventIds), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_new_account_raises_its_creation_its_plan_and_its_first_invoice()
    {
        await Subscribe(1, 3);
        SendTo(receiver);
        await aria.Succeed("create_acct_complete_m", CreateAccountTests.Acct(10, new { client_acct_id = "NEW" }));
        await Arrived();
        Assert.That(receiver.EventIds, Is.EqualTo(new[] { "701", "724", "901" }));
    }

    [Test]
    public async Task The_clock_raises_events_too()
    {
        await Subscribe(3);
        SendTo(receiver);
        aria.GoTo("2019-03-15");
        await Arrived();
        var payment = receiver.Received.Single(document => document.Descendants("event_id").Single().Value == "905");
        Assert.Multiple(() =>
        {
            Assert.That(receiver.EventIds, Is.EqualTo(new[] { "901", "905", "952" }));
            // 30.00 and 8 %; payments count negative.
            Assert.That(payment.Descendants("total_amount").Single().Value, Is.EqualTo("-32.4"));
        });
    }

    [Test]
    public async Task An_order_tells_each_of_its_states()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Items.Add(new State.InventoryItem { No = 1, Sku = "CAP", Name = "Cap", ServiceNo = 55, ServiceName = "Goods", Prices = [new State.ItemPrice("usd", 39m)] });
        await aria.DisposeAsync();
        aria = await SimulatorClient.Start(definition.Json());
        await Subscribe(2);
        SendTo(receiver, of: "O");
        await aria.Succeed("create_order_m", new { acct_no = 100, plan_instance_no = 201, bill_immediately = 1, order_line_items = new[] { new { client_sku = "CAP", units = 1 } } });
        await Arrived();
        Assert.Multiple(() =>
        {
            Assert.That(receiver.EventIds, Is.EqualTo(new[] { "801", "802", "803", "804" }));
            Assert.That(receiver.Received[0].Element("item")!.Element("sku")!.Value, Is.EqualTo("CAP"));
        });
    }

    [Test]
    public async Task Only_what_is_subscribed_is_sent()
    {
        SendTo(receiver);
        await Comment();
        await aria.Fail(1014, "subscribe_events_m", new { event_list = new[] { new { event_list = 712 } } });
        await aria.Fail(1016, "subscribe_event_class_m", new { class_no = 9 });
        await aria.Succeed("subscribe_event_class_m", new { class_no = 1, do_write = "false" });
        Assert.That((string?)(await aria.Succeed("client_has_event_class_m", new { class_no = 1 }))["response"], Is.EqualTo("false"));

        await Subscribe(1);
        Assert.That((string?)(await aria.Succeed("client_has_event_class_m", new { class_no = 1 }))["response"], Is.EqualTo("true"));
        await aria.Succeed("unsubscribe_events_m", new { event_list = new[] { new { event_list = 712 } } });
        await Comment();
        await aria.Succeed("subscribe_events_m", new { event_list = new[] { new { event_list = 712 } } });
        await Comment("Third.");
        await aria.Succeed("unsubscribe_event_class_m", new { class_no = 1 });
        await Comment();
        await Arrived();
        Assert.That(receiver.Received.Single().Element("acct_data")!.Element("last_acct_comment")!.Value, Is.EqualTo("Third."));
    }

    [Test]
    public async Task What_is_not_acknowledged_with_the_agreed_text_is_repeated_and_then_given_up()
    {
        await using var slow = await EventReceiver.Start("ok", "<html/>");
        await using var deaf = await EventReceiver.Start("no", "no", "no", "no");
        await Subscribe(1);
        SendTo(slow, attempts: 3);
        SendTo(deaf, attempts: 2);
        await Comment();
        await Arrived();
        Assert.Multiple(() =>
        {
            Assert.That((slow.Received.Count, deaf.Received.Count), Is.EqualTo((3, 2)));
            Assert.That(slow.Received.Select(document => document.Descendants("transaction_id").Single().Value).Distinct().Count(), Is.EqualTo(1), "a repetition is the same document");
            Assert.That(aria.Server.Events.Deliveries.Select(delivery => delivery.State), Is.EqualTo(new[] { DeliveryState.Acknowledged, DeliveryState.GivenUp }));
        });
    }

    [Test]
    public async Task Nobody_listening_is_an_attempt_that_failed()
    {
        var url = receiver.Url;
        await receiver.DisposeAsync();
        await Subscribe(1);
        aria.Server.Events.Add(new EventDestination { Url = url, Attempts = 2, DelayMilliseconds = 1 });
        await Comment();
        await Arrived();
        Assert.That((aria.Server.Events.Deliveries.Single().Posts, aria.Server.Events.Deliveries.Single().State), Is.EqualTo((2, DeliveryState.GivenUp)));
    }

    [TestCase(FaultKind.DuplicateEvent, "one one two", TestName = "An event can come twice")]
    [TestCase(FaultKind.LostEvent, "two", TestName = "An event can be lost")]
    [TestCase(FaultKind.ReorderedEvent, "two one", TestName = "An event can come after the next one")]
    public async Task Spoiled(FaultKind kind, string expected)
    {
        await Subscribe(1);
        SendTo(receiver);
        aria.Server.Faults.Add("712", kind);
        await Comment("one");
        await Comment("two");
        await Arrived();
        Assert.That(string.Join(' ', receiver.Received.Select(document => document.Descendants("last_acct_comment").Single().Value)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Destinations_and_deliveries_are_seen_and_set_under_sim_without_the_key()
    {
        await Subscribe(1);
        await aria.Admin(HttpMethod.Post, "events", new { url = receiver.Url, @class = "A", attempts = 2, delayMilliseconds = 5 });
        await Comment();
        await Arrived();
        var shown = await aria.Admin(HttpMethod.Get, "events");
        var refused = await aria.Admin(HttpMethod.Post, "events", new { url = "http://example.com/aria" });
        Assert.Multiple(() =>
        {
            Assert.That((string?)shown["deliveries"]![0]!["state"], Is.EqualTo("Acknowledged"));
            Assert.That(shown.ToJsonString(), Does.Not.Contain("local-notification-key"));
            Assert.That((string?)refused["error"], Does.Contain("an http address of this machine"));
        });
        await aria.Admin(HttpMethod.Delete, "events");
        Assert.That(aria.Server.Events.Destinations, Is.Empty);
    }

    [Test]
    public async Task Subscriptions_outlive_a_restart()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("aria-events");
        try
        {
            var options = new AriaSimulatorOptions { DataDirectory = directory.FullName };
            await using (var first = await AriaSimulatorServer.StartAsync(options))
                first.Tenant.Run(work => (work.Head.SubscribedClasses.Add(1), true));
            await using var second = await AriaSimulatorServer.StartAsync(options);
            Assert.That(second.Tenant.Run(work => (work.Head.SubscribedClasses.Single(), false)), Is.EqualTo(1));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Destinations_numbers_and_events_on_their_way_outlive_a_restart()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("aria-events");
        try
        {
            var options = new AriaSimulatorOptions { DataDirectory = directory.FullName };
            await using var busy = await EventReceiver.Start("Not now");
            await using (var first = await AriaSimulatorServer.StartAsync(options))
            {
                first.Tenant.Run(work => (work.Head.SubscribedEvents.Add(712), true));
                first.Events.Add(new EventDestination { Url = busy.Url, Attempts = 2, DelayMilliseconds = 86_400_000 });
                await WriteComment(first, "Called.");
                await busy.NextArrival();
            }

            await using (var second = await AriaSimulatorServer.StartAsync(options))
            {
                await second.Events.WhenIdle();
                Assert.That(second.Events.Deliveries.Single().State, Is.EqualTo(DeliveryState.Acknowledged));
                Assert.That(busy.EventIds, Is.EqualTo(new[] { "712", "712" }), "what was not acknowledged is posted again");
                Assert.That(busy.Received.Select(document => document.Descendants("auth_key").Single().Value).Distinct(), Has.Exactly(1).Not.EqualTo("***"));
            }

            await using var third = await AriaSimulatorServer.StartAsync(options);
            await WriteComment(third, "Called again.");
            await third.Events.WhenIdle();
            Assert.That(third.Events.Deliveries.Select(delivery => delivery.TransactionId), Is.EqualTo(new long[] { 2 }), "what was acknowledged is not posted again");
            Assert.That(busy.Received, Has.Count.EqualTo(3));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task WriteComment(AriaSimulatorServer server, string comment)
    {
        using var http = new System.Net.Http.HttpClient { BaseAddress = server.BaseAddress };
        using var content = new System.Net.Http.StringContent(SimulatorClient.Request("write_acct_comment_m", new { acct_no = 4711001, comment }).ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new System.Uri("/v1/core", System.UriKind.Relative), content);
        Assert.That((int?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error_code"], Is.Zero);
    }
}
