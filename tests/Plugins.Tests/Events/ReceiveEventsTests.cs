using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json;

namespace CrmAriaConnector.Plugins.Tests.Events;

/// <summary>What a document becomes in CRM, and which documents are turned away.</summary>
public sealed class ReceiveEventsTests
{
    private readonly Platform _platform = new();

    [Test]
    public void A_document_becomes_a_row_that_says_what_happened_to_whom()
    {
        var answer = _platform.Receive(EventXml.Account());

        var row = _platform.Table("aria_event").Single();
        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.EqualTo(new Answer(true, "OK", "", answer.CorrelationId, """{"transactionId":"5000001","events":1}""")));
            Assert.That(Text(row, "aria_name"), Is.EqualTo("704 Account Status Changed"));
            Assert.That(Text(row, "aria_eventno"), Is.EqualTo("704"));
            Assert.That(Text(row, "aria_eventlabel"), Is.EqualTo("Account Status Changed"));
            Assert.That(Text(row, "aria_acctno"), Is.EqualTo("4711001"));
            Assert.That(Text(row, "aria_transactionid"), Is.EqualTo("5000001"));
            Assert.That(Text(row, "aria_subject"), Is.EqualTo("Master plan 8800101"));
            Assert.That(row.GetAttributeValue<EntityReference>("aria_connectionid").Id, Is.EqualTo(Platform.ConnectionId));
            Assert.That(row.GetAttributeValue<EntityReference>("aria_ariaaccountid").Id, Is.EqualTo(Platform.LinkId));
            Assert.That(row.GetAttributeValue<EntityReference>("aria_operationid"), Is.Null);
            Assert.That(row.GetAttributeValue<DateTime>("aria_receivedon"), Is.EqualTo(_platform.Now));
            Assert.That(Choice(row, "aria_eventclass"), Is.Zero, "accounts");
            Assert.That(Choice(row, "aria_action"), Is.EqualTo(1), "modified");
            Assert.That(Choice(row, "aria_state"), Is.Zero, "received");
            Assert.That(_platform.Aria.Calls, Is.Empty, "Aria waits for its answer: nothing is read now");
        });
    }

    [Test]
    public void Several_events_of_a_document_are_several_rows()
    {
        var answer = _platform.Receive(EventXml.Statement());

        Assert.That(answer.ResultJson, Is.EqualTo("""{"transactionId":"5000002","events":2}"""));
        Assert.That(_platform.Table("aria_event").Select(row => Text(row, "aria_name")), Is.EquivalentTo(new[]
        {
            "1004 Message Type Invoice/Statement Requires Sending", "1014 Message Type Invoice/Statement Sent To Account Holder",
        }));
        Assert.That(_platform.Table("aria_event").Select(row => Text(row, "aria_subject")), Has.All.EqualTo("Statement 771"));
    }

    [TestCase("O", "<account><order_no>6001</order_no><plan_instance_no>8800101</plan_instance_no></account>", "Order 6001", 1)]
    [TestCase("T", "<financial_transaction_groups><g><object_type>Invoice</object_type><object_no>31500077</object_no></g></financial_transaction_groups>", "Invoice 31500077", 2)]
    [TestCase("U", "<threshold/>", null, 4)]
    [TestCase("Q", "", null, 6)]
    public void Each_class_names_its_subject_in_its_own_place(string letter, string body, string? subject, int place)
    {
        Assert.That(_platform.Receive(EventXml.Other(letter, "5", body, ("801", "Something"))).Code, Is.EqualTo("OK"));

        var row = _platform.Table("aria_event").Single();
        Assert.That(Text(row, "aria_subject"), Is.EqualTo(subject));
        Assert.That(Choice(row, "aria_eventclass"), Is.EqualTo(place));
        Assert.That(row.GetAttributeValue<EntityReference>("aria_ariaaccountid").Id, Is.EqualTo(Platform.LinkId));
    }

    [Test]
    public void A_document_of_several_plans_is_about_none_of_them()
    {
        _platform.Receive(EventXml.Account(plans: "<a><master_plan_instance_no>1</master_plan_instance_no></a><a><master_plan_instance_no>2</master_plan_instance_no></a>"));

        Assert.That(Text(_platform.Table("aria_event").Single(), "aria_subject"), Is.Null);
    }

    [Test]
    public void Delivered_twice_it_is_answered_alike_and_stays_one_row()
    {
        var first = _platform.Receive(EventXml.Statement());
        var rows = _platform.Table("aria_event").Select(row => row.Id).ToList();
        _platform.Writes.Clear();
        _platform.Now = _platform.Now.AddHours(1);

        var second = _platform.Receive(EventXml.Statement());

        Assert.That((second.Success, second.Code, second.Message, second.ResultJson), Is.EqualTo((first.Success, first.Code, first.Message, first.ResultJson)));
        Assert.That(_platform.Table("aria_event").Select(row => row.Id), Is.EquivalentTo(rows));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void A_repetition_brings_what_the_first_delivery_lacked()
    {
        _platform.Receive(EventXml.Account(events: ("704", "Account Status Changed")));

        _platform.Receive(EventXml.Account(events: [("704", "Account Status Changed"), ("712", "Account Comment Added")]));

        Assert.That(_platform.Table("aria_event").Select(row => Text(row, "aria_eventno")), Is.EquivalentTo(new[] { "704", "712" }));
    }

    [Test]
    public void The_same_event_in_another_document_is_another_event()
    {
        _platform.Receive(EventXml.Account(transaction: "1"));
        _platform.Receive(EventXml.Account(transaction: "2"));

        Assert.That(_platform.Table("aria_event"), Has.Count.EqualTo(2));
    }

    [Test]
    public void An_event_named_twice_in_a_document_is_one_event()
    {
        _platform.Receive(EventXml.Account(events: [("712", "Account Comment Added"), ("712", "Account Comment Added")]));

        Assert.That(_platform.Table("aria_event"), Has.Count.EqualTo(1));
    }

    [Test]
    public void An_account_nobody_is_linked_to_leaves_a_row_that_says_so()
    {
        var answer = _platform.Receive(EventXml.Account(acctNo: "4799999"));

        var row = _platform.Table("aria_event").Single();
        Assert.That(answer.Code, Is.EqualTo("OK"), "it has arrived; Aria need not send it again");
        Assert.That(Choice(row, "aria_state"), Is.EqualTo(2));
        Assert.That(Text(row, "aria_acctno"), Is.EqualTo("4799999"));
        Assert.That(row.GetAttributeValue<EntityReference>("aria_ariaaccountid"), Is.Null);
        Assert.That(Text(row, "aria_message"), Does.StartWith("No customer is linked"));
    }

    [Test]
    public void A_link_through_another_connection_is_not_this_tenants()
    {
        _platform.Set("aria_account", Platform.LinkId, "aria_connectionid", new EntityReference("aria_connection", Guid.NewGuid()));

        _platform.Receive(EventXml.Account());

        Assert.That(Choice(_platform.Table("aria_event").Single(), "aria_state"), Is.EqualTo(2));
    }

    [Test]
    public void An_echo_of_a_change_from_CRM_names_its_operation()
    {
        var done = _platform.Carry(IntentJson.Seed);
        var receipt = done.OperationId.ToString("N");

        _platform.Receive(EventXml.Account(transaction: "1", receipt: receipt));
        _platform.Receive(EventXml.Account(transaction: "2", receipt: "somebodyelses"));
        _platform.Receive(EventXml.Account(transaction: "3", receipt: receipt, acctNo: "4711002"));

        var rows = _platform.Table("aria_event").OrderBy(row => Text(row, "aria_transactionid"), StringComparer.Ordinal).ToList();
        Assert.That(rows[0].GetAttributeValue<EntityReference>("aria_operationid").Id, Is.EqualTo(done.OperationId));
        Assert.That(Text(rows[0], "aria_receiptid"), Is.EqualTo(receipt));
        Assert.That(rows[1].GetAttributeValue<EntityReference>("aria_operationid"), Is.Null);
        Assert.That(rows[2].GetAttributeValue<EntityReference>("aria_operationid"), Is.Null, "the receipt of another account's operation");
    }

    [Test]
    public void A_newer_version_with_more_in_it_is_taken_in()
    {
        var document = EventXml.Account(events: ("99123", "Something Nobody Knows"))
            .Replace("<version>3.8</version>", "<version>97.1</version><later xmlns=\"urn:later\"></later>")
            .Replace("<action>M</action>", "<action>Z</action>")
            .Replace("<acct_data>", "<acct_data xml:space=\"preserve\" new=\"yes\"><![CDATA[ text ]]><!-- a remark -->");

        Assert.That(_platform.Receive(document).Code, Is.EqualTo("OK"));

        var row = _platform.Table("aria_event").Single();
        Assert.That(Text(row, "aria_name"), Is.EqualTo("99123 Something Nobody Knows"));
        Assert.That(row.GetAttributeValue<OptionSetValue>("aria_action"), Is.Null);
    }

    [Test]
    public void What_stands_elsewhere_under_the_same_name_is_not_the_envelopes()
    {
        var document = EventXml.Account().Replace("<apf2doc>", "<apf2doc><other><auth_key>x</auth_key><transaction_id>9</transaction_id><action>D</action><class>O</class><client_receipt_id>r</client_receipt_id></other>")
            .Replace("</acct_data>", "<action>D</action><transaction_id>9</transaction_id><client_receipt_id>r</client_receipt_id></acct_data>");

        Assert.That(_platform.Receive(document).Code, Is.EqualTo("OK"));

        var row = _platform.Table("aria_event").Single();
        Assert.That((Text(row, "aria_transactionid"), Text(row, "aria_receiptid"), Choice(row, "aria_action"), Choice(row, "aria_eventclass")), Is.EqualTo(("5000001", (string?)null, 1, 0)));
    }

    [Test]
    public void An_event_without_words_and_one_whose_words_come_first_keep_their_own()
    {
        var document = EventXml.Account().Replace("<event><event_id>704</event_id><event_label>Account Status Changed</event_label></event>",
            "<event><event_id>1</event_id></event><event><event_label>Two</event_label><event_id>2</event_id></event>");

        _platform.Receive(document);

        Assert.That(_platform.Table("aria_event").Select(row => Text(row, "aria_name")), Is.EquivalentTo(new[] { "1", "2 Two" }));
    }

    [Test]
    public void A_wrong_key_and_an_unknown_tenant_get_the_same_answer_and_leave_no_row()
    {
        var documents = new[]
        {
            EventXml.Account(key: "guess"),
            EventXml.Account(key: ""),
            EventXml.Account(key: Platform.Canary),
            EventXml.Account(key: Platform.NotificationCanary + "x"),
            EventXml.Account(clientNo: "9000999"),
            EventXml.Account().Replace("<client_no>9000123</client_no>", ""),
        };

        var answers = documents.Select(document => _platform.Receive(document)).Select(answer => (answer.Success, answer.Code, answer.Message, answer.ResultJson)).Distinct().ToList();

        Assert.That(answers, Is.EqualTo(new[] { (false, "NOT_ACCEPTED", "The document was not accepted: no connection has this client number and this notification key.", "") }));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_connection_without_a_notification_key_accepts_nothing(string? key)
    {
        _platform.Set("aria_connection", Platform.ConnectionId, "aria_notificationkey", key);

        Assert.That(_platform.Receive(EventXml.Account()).Code, Is.EqualTo("NOT_ACCEPTED"));
        Assert.That(_platform.Receive(EventXml.Account(key: "")).Code, Is.EqualTo("NOT_ACCEPTED"));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void Of_two_tenants_with_one_number_the_key_tells_which()
    {
        var stage = AddConnection("another-key");

        _platform.Receive(EventXml.Account(key: "another-key"));

        Assert.That(_platform.Table("aria_event").Single().GetAttributeValue<EntityReference>("aria_connectionid").Id, Is.EqualTo(stage));
    }

    [Test]
    public void Two_tenants_with_one_number_and_one_key_cannot_be_told_apart()
    {
        AddConnection(Platform.NotificationCanary);

        Assert.That(_platform.Receive(EventXml.Account()).Code, Is.EqualTo("CONFIGURATION"));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [TestCase("not xml at all")]
    [TestCase("")]
    [TestCase("<apf2doc><request>")]
    [TestCase("client_no=9000123&acct_no=4711001")]
    [TestCase("{\"transaction_id\":1}")]
    [TestCase("<apf2doc/>")]
    public void What_is_no_event_document_is_turned_away(string document) => AssertTurnedAway(document);

    [Test]
    public void A_document_without_a_transaction_number_or_without_an_event_is_turned_away()
    {
        AssertTurnedAway(EventXml.Account(transaction: ""));
        AssertTurnedAway(EventXml.Account(transaction: new string('1', 51)));
        AssertTurnedAway(EventXml.Account().Replace("<event_id>704</event_id>", ""));
        AssertTurnedAway(EventXml.Account(events: (new string('7', 23), "x")));
        AssertTurnedAway(EventXml.Account(events: Enumerable.Range(1, 101).Select(id => (id.ToString(System.Globalization.CultureInfo.InvariantCulture), "x")).ToArray()));
    }

    [TestCase("<!DOCTYPE apf2doc [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>")]
    [TestCase("<!DOCTYPE apf2doc SYSTEM \"file:///etc/passwd\">")]
    [TestCase("<!DOCTYPE apf2doc [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]>")]
    [TestCase("<!DOCTYPE apf2doc>")]
    public void A_document_type_definition_is_turned_away_whatever_it_says(string definition) =>
        AssertTurnedAway(EventXml.Account(key: "&b;").Replace("<apf2doc>", definition + "<apf2doc>"));

    [Test]
    public void A_huge_body_is_turned_away_before_it_is_read()
    {
        var huge = EventXml.Account().Replace("called about the bill", new string('x', 1_100_000));
        AssertTurnedAway(huge);
        Assert.That(_platform.Receive(huge).Message, Does.Contain("longer than 1048576 characters"));
    }

    [Test]
    public void A_deep_body_ends_the_reading_and_not_the_process()
    {
        const int depth = 120_000;
        var deep = new StringBuilder().Insert(0, "<a>", depth).Append("x").Insert(0, "<apf2doc><request><auth_key>").ToString();
        AssertTurnedAway(deep);
    }

    [Test]
    public void A_body_full_of_events_does_not_take_long()
    {
        var many = string.Concat(Enumerable.Range(0, 30_000).Select(id => $"<event_id>{id}</event_id>"));
        var clock = Stopwatch.StartNew();
        AssertTurnedAway(EventXml.Account().Replace("<event_id>704</event_id>", many));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void A_missing_document_is_misuse()
    {
        var stopped = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Call(new ReceiveEventsPlugin(_platform.Aria)));

        Assert.That(stopped!.HttpStatus, Is.EqualTo(PluginHttpStatusCode.BadRequest));
    }

    [Test]
    public void Keys_password_contact_and_comment_are_kept_nowhere()
    {
        string[] secrets = [Platform.NotificationCanary, "hunter2", "Ines", "alderbrook.example", "555-0118", "called about", "alder.works", "WrongKeyOfSomebody"];
        var answers = new[]
        {
            _platform.Receive(EventXml.Account()),
            _platform.Receive(EventXml.Account(key: "WrongKeyOfSomebody")),
            _platform.Receive(EventXml.Account() + "hunter2"),
            _platform.Receive(EventXml.Statement()),
        };

        var seen = JsonConvert.SerializeObject(new
        {
            answers = answers.Select(answer => answer.Message + answer.ResultJson),
            _platform.Traces,
            rows = _platform.Table("aria_event").Select(row => row.Attributes.Select(column => column.Key + "=" + column.Value)),
        });
        Assert.That(_platform.Traces, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var secret in secrets)
                Assert.That(seen, Does.Not.Contain(secret));
        });
    }

    private void AssertTurnedAway(string document)
    {
        var answer = _platform.Receive(document);
        Assert.That((answer.Success, answer.Code, answer.ResultJson), Is.EqualTo((false, "INVALID_DOCUMENT", "")), answer.Message);
        Assert.That(_platform.Writes, Is.Empty);
    }

    private Guid AddConnection(string notificationKey) => _platform.Store.GetOrganizationService().Create(new Entity("aria_connection")
    {
        ["aria_environment"] = new OptionSetValue(727900000),
        ["aria_clientno"] = "9000123",
        ["aria_notificationkey"] = notificationKey,
    });

    private static string? Text(Entity row, string column) => row.GetAttributeValue<string>(column);

    private static int Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column).Value - 727900000;
}
