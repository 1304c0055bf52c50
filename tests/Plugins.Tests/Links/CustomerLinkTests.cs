using System;
using System.Linq;
using System.ServiceModel;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Links;

/// <summary>Whose bill a change goes to is decided by the link: it is made only to what was shown, once, and taken away without losing what was done through it.</summary>
public sealed class CustomerLinkTests
{
    private const string Number = "4711091";
    private static readonly Guid Bakery = new("a0000000-0000-0000-0000-000000000003");

    private readonly Platform _platform = new();
    private string _company = "Harbour Dental";
    private int _status = 1;

    [SetUp]
    public void A_customer_without_a_link_and_an_account_in_Aria_that_nobody_is_linked_to()
    {
        _platform.Store.GetOrganizationService().Create(new Entity("account", Bakery) { ["name"] = "Maple Street Bakery" });
        _platform.Aria.Answers("get_acct_details_all_m", call => FakeAria.Json(
            (string?)call["acct_no"] is Number or "4711001" || (string?)call["client_acct_id"] is "CRM-000491" or "70091"
                ? $$"""{"error_code":0,"error_msg":"OK","acct_no_2":4711091,"client_acct_id":"CRM-000491","userid":"harbour","first_name":"Noor","last_name":"Visser","company_name":"{{_company}}","status_cd":{{_status}},"acct_currency":"usd","acct_balance":5.5}"""
                : Answers.Error(1009, "account does not exist")));
        _platform.Aria.Answers("get_acct_no_from_user_id_m", call => FakeAria.Json(
            (string?)call["user_id"] == "harbour" ? """{"error_code":0,"error_msg":"OK","acct_no":4711091}""" : Answers.Error(1009)));
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Writes.Clear();
    }

    [TestCase(Number, "AcctNo")]
    [TestCase("04711091", "AcctNo")]
    [TestCase(" CRM-000491 ", "ClientAcctId")]
    [TestCase("70091", "ClientAcctId", Description = "an own id may look like a number")]
    [TestCase("harbour", "UserId")]
    public void What_was_found_is_shown_and_nothing_is_written(string typed, string by)
    {
        var found = Find(typed);

        Assert.That(found.Code, Is.EqualTo("OK"), found.Message);
        found.Result.Remove("fingerprint");
        Assert.Multiple(() =>
        {
            Assert.That((string?)found.Result["foundBy"], Is.EqualTo(by));
            Assert.That(((string?)found.Result["customer"], (string?)found.Result["acctNo"], (string?)found.Result["company"], (string?)found.Result["person"]),
                Is.EqualTo(("Maple Street Bakery", Number, "Harbour Dental", "Noor Visser")));
            Assert.That(((string?)found.Result["clientAcctId"], (string?)found.Result["userId"], (string?)found.Result["currency"], (string?)found.Result["statusLabel"], (int)found.Result["planCount"]!),
                Is.EqualTo(("CRM-000491", "harbour", "usd", "Active", 2)));
            Assert.That(found.Result["warnings"]!.Select(warning => (string?)warning["code"]), Is.EqualTo(new[] { "NAMES_DIFFER" }));
            Assert.That((string?)found.Result["warnings"]![0]!["text"], Does.StartWith("The names differ: the customer here is Maple Street Bakery, the account in Aria belongs to Harbour Dental, Noor Visser."));
            Assert.That(_platform.Writes, Is.Empty);
        });
    }

    [TestCase("HARBOUR DENTAL, Inc.", false)]
    [TestCase("Dental Harbour", false, Description = "the order of words tells nothing")]
    [TestCase("Harbour Dental Group", false)]
    [TestCase("Hárbour  Dental S.A.", false)]
    [TestCase("Noor Visser", false, Description = "an account of a person")]
    [TestCase("Harbor Dental", true, Description = "one letter may be another company")]
    [TestCase("Company", true)]
    [TestCase("Dentaland", true)]
    public void The_names_are_told_apart_by_their_words(string customer, bool differ)
    {
        _platform.Set("account", Bakery, "name", customer);

        Assert.That(Find(Number).Result["warnings"]!.Any(warning => (string?)warning["code"] == "NAMES_DIFFER"), Is.EqualTo(differ));
    }

    [TestCase("4711999", "UNKNOWN_ACCOUNT", "Aria has no account “4711999” in this connection")]
    [TestCase("nobody", "UNKNOWN_ACCOUNT", "Aria has no account “nobody” in this connection")]
    [TestCase("99999999999999999999", "UNKNOWN_ACCOUNT", "Aria has no account")]
    [TestCase("  ", "INVALID_INTENT", "Enter the account's number in Aria")]
    [TestCase("123456789012345678901234567890123456789012345678901", "INVALID_INTENT", "Enter the account's number in Aria")]
    [TestCase("4711001", "ALREADY_LINKED", "Aria account 4711001 is linked to Alderbrook Cycle Works. Unlink it there first")]
    [TestCase("004711001", "ALREADY_LINKED", "Aria account 4711001 is linked to Alderbrook Cycle Works.")]
    public void What_cannot_be_linked_is_refused_with_a_sentence(string typed, string code, string sentence)
    {
        var answer = Find(typed);

        Assert.That(answer.Code, Is.EqualTo(code));
        Assert.That(answer.Message, Does.StartWith(sentence).And.EndWith("."));
    }

    [Test]
    public void An_account_that_is_linked_here_already_is_told_so() => Assert.That(
        Find("4711001", Platform.CustomerId).Message, Is.EqualTo("Aria account 4711001 is linked to this customer already."));

    [TestCase(0, "Deactivated")]
    [TestCase(-99, "Archived")]
    public void A_closed_account_may_be_linked_after_a_warning(int status, string label)
    {
        _status = status;

        var found = Find(Number);
        Assert.That((string?)found.Result["warnings"]!.First()["code"], Is.EqualTo("ACCOUNT_NOT_ACTIVE"));
        Assert.That((string?)found.Result["warnings"]!.First()["text"], Does.Contain(label));

        Assert.That(Link(found).Code, Is.EqualTo("OK"));
    }

    [Test]
    public void Linking_writes_the_link_with_its_plans_and_who_made_it()
    {
        var linked = Link(Find(Number));

        Assert.That(linked.Code, Is.EqualTo("OK"), linked.Message);
        var link = _platform.Row("aria_account", Guid.Parse((string)linked.Result["linkId"]!));
        var record = _platform.Table("aria_operation").Single();
        Assert.Multiple(() =>
        {
            Assert.That(link["aria_name"], Is.EqualTo("Maple Street Bakery (4711091)"));
            Assert.That(link["aria_acctno"], Is.EqualTo(Number));
            Assert.That(link.GetAttributeValue<EntityReference>("aria_customerid").Id, Is.EqualTo(Bakery));
            Assert.That(link.GetAttributeValue<EntityReference>("aria_connectionid").Id, Is.EqualTo(Platform.ConnectionId));
            Assert.That(link["aria_balance"], Is.EqualTo(5.5m));
            Assert.That(link.GetAttributeValue<DateTime>("aria_syncedon"), Is.EqualTo(_platform.Now));
            Assert.That(Below("aria_planinstance", link.Id), Is.EqualTo(2));
            Assert.That(Below("aria_queuedchange", link.Id), Is.EqualTo(1));
            Assert.That((record["aria_name"], _platform.State(record.Id)), Is.EqualTo(("Link to Aria account 4711091", 2)));
            Assert.That(record.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(Platform.UserId));
            Assert.That(record.GetAttributeValue<OptionSetValue>("aria_kind").Value, Is.EqualTo(727900002));
            Assert.That(_platform.Aria.Writes, Is.Empty);
        });
    }

    [Test]
    public void An_account_that_is_no_longer_what_was_shown_is_not_linked()
    {
        var found = Find(Number);
        _company = "Somebody Else Ltd";

        var answer = Link(found);

        Assert.That((answer.Code, answer.Message), Is.EqualTo(("STALE", "Aria account 4711091 is no longer what was shown. Nothing was linked. Find it again and compare.")));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [TestCase("04711091")]
    [TestCase("CRM-000491")]
    [TestCase("")]
    public void Only_Arias_own_number_is_linked(string number)
    {
        var answer = Call(Bakery, new LinkAccountPlugin(_platform.Aria, () => _platform.Now), ("ConnectionId", Platform.ConnectionId), ("AcctNo", number), ("Fingerprint", (string)Find(Number).Result["fingerprint"]!));

        Assert.That(answer.Code, Is.EqualTo("INVALID_INTENT"));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void What_was_free_when_it_was_shown_is_checked_again()
    {
        var found = Find(Number);
        Link(found);
        _platform.Writes.Clear();

        Assert.That(Link(found, Platform.OtherCustomerId).Message, Does.StartWith("Aria account 4711091 is linked to Maple Street Bakery."));
        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void Somebody_who_links_the_same_number_at_the_same_moment_loses_with_a_sentence()
    {
        var found = Find(Number);
        _platform.FailWrite = (what, _) => what == "create aria_account" ? new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147088238 }, "twin") : null;

        var lost = Assert.Throws<InvalidPluginExecutionException>(() => Link(found));

        Assert.That(lost!.Message, Does.StartWith("Somebody else linked Aria account 4711091 at this moment."));
        Assert.That(lost.HttpStatus, Is.EqualTo(PluginHttpStatusCode.PreconditionFailed));
    }

    [Test]
    public void The_same_number_in_another_connection_is_another_account()
    {
        var other = new Guid("c0000000-0000-0000-0000-000000000002");
        _platform.Store.GetOrganizationService().Create(new Entity("aria_connection", other)
        {
            ["aria_name"] = "Second tenant", ["aria_environment"] = new OptionSetValue(727900004), ["aria_clientno"] = "9000124", ["aria_authkey"] = "second",
        });

        var found = Call(Bakery, new FindAriaAccountPlugin(_platform.Aria), ("ConnectionId", other), ("SearchFor", "4711001"));

        Assert.That(found.Code, Is.EqualTo("OK"), found.Message);
    }

    [Test]
    public void A_connection_that_is_not_there_is_refused() => Assert.That(
        Call(Bakery, new FindAriaAccountPlugin(_platform.Aria), ("ConnectionId", Guid.NewGuid()), ("SearchFor", Number)).Code, Is.EqualTo("CONFIGURATION"));

    [Test]
    public void Unlinking_takes_what_was_mirrored_away_and_keeps_the_operations()
    {
        _platform.Aria.Answers("get_acct_statement_history_m", Answers.Statements()).Answers("get_order_m", Answers.Orders());
        _platform.Refresh();
        var (statements, orders) = (Below("aria_statement", Platform.LinkId), Below("aria_order", Platform.LinkId));
        Assert.That(statements > 0 && orders > 0, Is.True);
        var preview = _platform.Preview(IntentJson.Seed);

        var answer = Unlink(Platform.LinkId);

        Assert.That(answer.Code, Is.EqualTo("OK"), answer.Message);
        var record = _platform.Table("aria_operation").Single(row => row.Id != preview.OperationId);
        Assert.Multiple(() =>
        {
            Assert.That((int)answer.Result["rowsDeleted"]!, Is.EqualTo(3 + statements + orders));
            Assert.That(new[] { "aria_planinstance", "aria_queuedchange", "aria_statement", "aria_order" }.Select(table => Below(table, Platform.LinkId)), Has.All.Zero);
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<OptionSetValue>("statecode").Value, Is.EqualTo(1));
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<decimal?>("aria_balance"), Is.Null);
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<DateTime?>("aria_syncedon"), Is.Null);
            Assert.That(_platform.State(preview.OperationId), Is.Zero);
            Assert.That((record["aria_name"], record.GetAttributeValue<OptionSetValue>("aria_kind").Value), Is.EqualTo(("Unlink from Aria account 4711001", 727900003)));
            Assert.That(record.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(Platform.UserId));
        });
    }

    [Test]
    public void Nothing_goes_through_a_link_that_was_taken_away()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        Unlink(Platform.LinkId);
        _platform.Aria.Calls.Clear();

        Assert.Multiple(() =>
        {
            Assert.That(_platform.Refresh().Code, Is.EqualTo("NO_LINK"));
            Assert.That(_platform.Options().Code, Is.EqualTo("NO_LINK"));
            Assert.That(_platform.Preview(IntentJson.Seed).Code, Is.EqualTo("UNKNOWN_ACCOUNT"));
            Assert.That(_platform.Submit(preview.OperationId).Code, Is.EqualTo("NO_LINK"));
            Assert.That(_platform.State(preview.OperationId), Is.Zero);
            Assert.That(Unlink(Platform.LinkId).Code, Is.EqualTo("NO_LINK"));
            Assert.That(_platform.Aria.Calls, Is.Empty);
        });
    }

    [Test]
    public void A_link_with_a_change_on_its_way_stays()
    {
        _platform.Refresh();
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);
        _platform.Caller = Platform.OtherUserId;

        var answer = Unlink(Platform.LinkId);

        Assert.That((answer.Code, answer.Message), Is.EqualTo(("BUSY", "Robin Rep has a change on its way on this account. Nothing was unlinked. Wait a moment, then unlink again.")));
        Assert.That(((string?)answer.Result["open"]!["owner"], (string?)answer.Result["open"]!["state"], (string?)answer.Result["open"]!["submittedOn"]),
            Is.EqualTo(("Robin Rep", "Submitted", "2026-01-01T10:00:00Z")));
        Assert.That(Below("aria_planinstance", Platform.LinkId), Is.EqualTo(2));
        Assert.That(_platform.Refresh().Code, Is.EqualTo("OK"));
    }

    [Test]
    public void Another_customers_link_is_not_taken_away() => Assert.That(Unlink(Platform.OtherLinkId).Code, Is.EqualTo("NO_LINK"));

    [Test]
    public void Linking_again_takes_up_the_row_that_was_left()
    {
        _platform.Refresh();
        Unlink(Platform.LinkId);
        var found = Find("4711001", Platform.CustomerId);

        var linked = Link(found, Platform.CustomerId);

        Assert.That(linked.Code, Is.EqualTo("OK"), linked.Message);
        Assert.That(Guid.Parse((string)linked.Result["linkId"]!), Is.EqualTo(Platform.LinkId));
        Assert.That(Below("aria_planinstance", Platform.LinkId), Is.EqualTo(2));
        Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<decimal?>("aria_balance"), Is.EqualTo(5.5m));
        Assert.That(_platform.Refresh().Code, Is.EqualTo("OK"));
    }

    [Test]
    public void A_number_may_go_to_another_customer_and_the_first_ones_previews_lead_nowhere()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        Unlink(Platform.LinkId);
        Link(Find("4711001"));

        var submitted = _platform.Submit(preview.OperationId);

        Assert.Multiple(() =>
        {
            Assert.That((submitted.Code, submitted.Message), Is.EqualTo(("NO_LINK", "This account in Aria is no longer linked to the customer. Nothing was sent. Look at the customer's billing page.")));
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<EntityReference>("aria_customerid").Id, Is.EqualTo(Bakery));
            Assert.That(_platform.Row("aria_operation", preview.OperationId).GetAttributeValue<EntityReference>("aria_customerid").Id, Is.EqualTo(Platform.CustomerId), "what was asked for stays with whom it was asked for");
            Assert.That(_platform.Aria.Writes, Is.Empty);
        });
    }

    [Test]
    public void A_refresh_that_was_reading_when_the_link_was_taken_away_mirrors_nothing()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", _ =>
        {
            Unlink(Platform.LinkId);
            return FakeAria.Json(Answers.Queue);
        });

        _platform.Refresh();

        Assert.That(Below("aria_planinstance", Platform.LinkId) + Below("aria_queuedchange", Platform.LinkId), Is.Zero);
    }

    [Test]
    public void What_follows_a_change_does_not_bring_back_what_was_taken_away()
    {
        _platform.Refresh();
        var done = _platform.Carry(IntentJson.Seed).OperationId;
        Unlink(Platform.LinkId);
        _platform.Now = _platform.Now.AddHours(1);
        _platform.Aria.Calls.Clear();

        _platform.FollowUp(done);

        Assert.That(Below("aria_planinstance", Platform.LinkId), Is.Zero);
        Assert.That(_platform.Aria.Calls, Is.Empty, "nothing is read for nobody");
    }

    [Test]
    public void Whoever_may_not_change_the_customer_links_nothing()
    {
        var found = Find(Number);
        _platform.Rights = 1;

        Assert.Multiple(() =>
        {
            Assert.Throws<InvalidPluginExecutionException>(() => Find(Number));
            Assert.Throws<InvalidPluginExecutionException>(() => Link(found));
            Assert.Throws<InvalidPluginExecutionException>(() => Unlink(Platform.LinkId));
            Assert.That(_platform.Writes, Is.Empty);
        });
    }

    private int Below(string table, Guid link) => _platform.Table(table).Count(row => row.GetAttributeValue<EntityReference>("aria_ariaaccountid").Id == link);

    private Answer Find(string typed, Guid? customer = null) =>
        Call(customer ?? Bakery, new FindAriaAccountPlugin(_platform.Aria, () => _platform.Now), ("ConnectionId", Platform.ConnectionId), ("SearchFor", typed));

    private Answer Link(Answer found, Guid? customer = null) => Call(customer ?? Bakery, new LinkAccountPlugin(_platform.Aria, () => _platform.Now),
        ("ConnectionId", Platform.ConnectionId), ("AcctNo", (string)found.Result["acctNo"]!), ("Fingerprint", (string)found.Result["fingerprint"]!));

    private Answer Unlink(Guid link) => Call(Platform.CustomerId, new UnlinkAccountPlugin(_platform.Aria, () => _platform.Now), ("LinkId", link));

    private Answer Call(Guid customer, IPlugin plugin, params (string, object)[] parameters) => _platform.CallFor(customer, plugin, parameters);
}
