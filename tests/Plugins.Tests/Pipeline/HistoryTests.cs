using System;
using System.Linq;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

/// <summary>Statements and orders of an account as rows. Today in Aria is 18 February 2019.</summary>
public sealed class HistoryTests
{
    private readonly Platform _platform = new();

    [SetUp]
    public void AccountWithAHistory() => _platform.Aria
        .Answers("get_acct_statement_history_m", Answers.Statements())
        .Answers("get_order_m", Answers.Orders());

    [Test]
    public void A_statement_is_mirrored_as_Aria_lists_it()
    {
        _platform.Refresh();

        var row = Statement("41200005");
        Assert.Multiple(() =>
        {
            Assert.That(_platform.Table("aria_statement"), Has.Count.EqualTo(2));
            Assert.That(row["aria_name"], Is.EqualTo("41200005"));
            Assert.That(Statement("41200003")["aria_name"], Is.EqualTo("1-7"), "the number the customer sees");
            Assert.That(((EntityReference)row["aria_ariaaccountid"]).Id, Is.EqualTo(Platform.LinkId));
            Assert.That(((EntityReference)row["ownerid"]).Id, Is.EqualTo(Platform.UserId));
            Assert.That(row["aria_invoiceno"], Is.EqualTo("31500005"));
            Assert.That(row["aria_createdate"], Is.EqualTo(new DateTime(2019, 2, 15)));
            Assert.That(row["aria_duedate"], Is.EqualTo(new DateTime(2019, 3, 17)));
            Assert.That(row["aria_graceenddate"], Is.EqualTo(new DateTime(2019, 3, 22)));
            Assert.That(row["aria_balanceforward"], Is.EqualTo(70m));
            Assert.That(row["aria_newcharges"], Is.EqualTo(70.25m));
            Assert.That(row["aria_newpayments"], Is.EqualTo(-70m));
            Assert.That(row["aria_totalamount"], Is.EqualTo(70.25m));
            Assert.That(row["aria_currencycode"], Is.EqualTo("USD"));
            Assert.That(row["aria_ispaid"], Is.False);
            Assert.That(Statement("41200003")["aria_ispaid"], Is.True);
            Assert.That(row["aria_iswithdrawn"], Is.False);
            Assert.That(row["aria_syncedon"], Is.EqualTo(_platform.Now));
        });
    }

    [Test]
    public void An_order_is_mirrored_with_what_was_ordered_and_without_its_comments()
    {
        _platform.Refresh();

        var row = _platform.Table("aria_order").Single();
        Assert.Multiple(() =>
        {
            Assert.That(row["aria_name"], Is.EqualTo("BW-2019-07"));
            Assert.That(row["aria_orderno"], Is.EqualTo("6604303"));
            Assert.That(row["aria_clientorderid"], Is.EqualTo("BW-2019-07"));
            Assert.That(row["aria_planinstanceno"], Is.EqualTo("8800101"));
            Assert.That(row["aria_items"], Is.EqualTo("2 × Basic phone, 2 × SIM-CARD"));
            Assert.That(row["aria_statuslabel"], Is.EqualTo("Held"));
            Assert.That(row["aria_isopen"], Is.True);
            Assert.That(row["aria_createdate"], Is.EqualTo(new DateTime(2019, 2, 11)));
            Assert.That(row["aria_updatedate"], Is.EqualTo(new DateTime(2019, 2, 12)));
            Assert.That(row["aria_amount"], Is.EqualTo(108m));
            Assert.That(row["aria_ponumber"], Is.EqualTo("PO-88121"));
            Assert.That(row.Attributes.Values, Has.None.EqualTo("call before delivery"));
        });
    }

    [TestCase("Billed", "31500006", false)]
    [TestCase("Delivered", "31500006", false)]
    [TestCase("cancelled", "null", false)]
    [TestCase("Placed", "null", true)]
    public void An_order_is_open_until_it_is_billed_or_cancelled(string status, string invoice, bool isOpen)
    {
        _platform.Aria.Answers("get_order_m", Answers.Orders(status, invoice));

        _platform.Refresh();

        Assert.That(_platform.Table("aria_order").Single()["aria_isopen"], Is.EqualTo(isOpen));
    }

    [Test]
    public void A_statement_that_was_paid_is_the_only_row_written_beside_the_link()
    {
        _platform.Refresh();
        _platform.Writes.Clear();
        _platform.Now = _platform.Now.AddHours(1);
        _platform.Aria.Answers("get_acct_statement_history_m", Answers.Statements(isPaid: 1));

        _platform.Refresh();

        Assert.That(_platform.Writes, Is.EqualTo(new[] { "update aria_account", "update aria_statement", "update aria_account" }));
        Assert.That(Statement("41200005")["aria_ispaid"], Is.True);
        Assert.That(Statement("41200005")["aria_syncedon"], Is.EqualTo(_platform.Now));
    }

    [Test]
    public void A_history_without_news_writes_no_row()
    {
        _platform.Refresh();
        _platform.Writes.Clear();
        _platform.Now = _platform.Now.AddHours(1);

        _platform.Refresh();

        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void An_older_reading_never_overwrites_a_newer_one()
    {
        _platform.Refresh();
        _platform.Set("aria_account", Platform.LinkId, "aria_syncedon", _platform.Now.AddMinutes(1));
        _platform.Aria.Answers("get_acct_statement_history_m", Answers.Statements(isPaid: 1)).Answers("get_order_m", Answers.Orders("Billed", "31500006"));

        _platform.Refresh();

        Assert.That(Statement("41200005")["aria_ispaid"], Is.False);
        Assert.That(_platform.Table("aria_order").Single()["aria_statuslabel"], Is.EqualTo("Held"));
    }

    [Test]
    public void A_statement_that_Aria_stops_listing_is_kept_and_marked_and_comes_back_if_it_is_listed_again()
    {
        _platform.Refresh();
        _platform.Aria.Answers("get_acct_statement_history_m", $$"""{"error_code":0,"statements_history":[{{Answers.January}}]}""").Answers("get_order_m", Answers.NoOrders);

        _platform.Refresh();

        Assert.Multiple(() =>
        {
            Assert.That(Statement("41200005")["aria_iswithdrawn"], Is.True);
            Assert.That(Statement("41200005")["aria_totalamount"], Is.EqualTo(70.25m));
            Assert.That(Statement("41200003")["aria_iswithdrawn"], Is.False);
            Assert.That(_platform.Table("aria_order").Single()["aria_iswithdrawn"], Is.True);
        });
        _platform.Writes.Clear();
        _platform.Refresh();
        Assert.That(_platform.Writes, Is.Empty, "a mark is no news the second time");

        _platform.Aria.Answers("get_acct_statement_history_m", Answers.Statements());
        _platform.Refresh();
        Assert.That(Statement("41200005")["aria_iswithdrawn"], Is.False);
    }

    [Test]
    public void Thirteen_months_are_read_and_what_is_older_stays_as_it_is()
    {
        _platform.Refresh();
        var old = Statement("41200003");
        _platform.Set("aria_statement", old.Id, "aria_createdate", new DateTime(2018, 1, 17));
        _platform.Aria.Answers("get_acct_statement_history_m", $$"""{"error_code":0,"statements_history":[{{Answers.February()}}]}""");
        _platform.Writes.Clear();

        _platform.Refresh();

        Assert.That(_platform.Writes, Is.Empty);
        Assert.That((string?)_platform.Aria.Of("get_acct_statement_history_m").Last()["start_date"], Is.EqualTo("2018-01-17"), "the day before 18 January 2018");
    }

    [Test]
    public void An_unpaid_statement_is_read_however_old_it_is_until_it_is_withdrawn()
    {
        _platform.Refresh();
        var old = Statement("41200005").Id;
        _platform.Set("aria_statement", old, "aria_createdate", new DateTime(2015, 6, 1));
        _platform.Aria.Answers("get_acct_statement_history_m", $$"""{"error_code":0,"statements_history":[{{Answers.January}}]}""");

        _platform.Refresh();
        Assert.That((string?)_platform.Aria.Of("get_acct_statement_history_m").Last()["start_date"], Is.EqualTo("2015-05-31"));
        Assert.That(_platform.Row("aria_statement", old)["aria_iswithdrawn"], Is.True, "the day it was made is within the days read");

        _platform.Refresh();
        Assert.That((string?)_platform.Aria.Of("get_acct_statement_history_m").Last()["start_date"], Is.EqualTo("2018-01-17"));
    }

    [Test]
    public void Orders_older_than_a_full_list_stay_as_they_are()
    {
        _platform.Refresh();
        var hundred = Enumerable.Range(1, 100).Select(no => $$"""{"order_no":{{7000000 + no}},"status_label":"Billed","create_date":"2019-02-{{(no % 6) + 12}}"}""");
        _platform.Aria.Answers("get_order_m", $$"""{"error_code":0,"orders":[{{string.Join(",", hundred)}}]}""");

        _platform.Refresh();

        Assert.That((long)_platform.Aria.Of("get_order_m").Last()["limit_records"]!, Is.EqualTo(100));
        Assert.That(_platform.Table("aria_order").Single(row => (string)row["aria_orderno"] == "6604303")["aria_iswithdrawn"], Is.False);
        Assert.That(_platform.Table("aria_order"), Has.Count.EqualTo(101));
    }

    [Test]
    public void A_statement_that_is_listed_twice_is_one_row()
    {
        _platform.Aria.Answers("get_acct_statement_history_m", $$"""{"error_code":0,"statements_history":[{{Answers.January}},{{Answers.January}}]}""");

        Assert.That(_platform.Refresh().Success, Is.True);
        Assert.That(_platform.Table("aria_statement"), Has.Count.EqualTo(1));
    }

    [Test]
    public void Statements_that_may_not_be_read_are_told_and_cost_nothing_else()
    {
        _platform.Refresh();
        _platform.Aria.Answers("get_acct_statement_history_m", Answers.Error(1004, "authentication error"))
            .Answers("get_acct_details_all_m", Answers.Details.Replace("32.4", "99.9"))
            .Answers("get_order_m", Answers.Orders("Billed", "31500006"));

        var account = _platform.Refresh().Result["accounts"]![0]!;

        const string sentence = "Statements could not be read. Aria does not let this connection call get_acct_statement_history_m. Ask your administrator to have the operation allowed.";
        Assert.Multiple(() =>
        {
            Assert.That((string?)account["message"], Is.Empty);
            Assert.That((string?)account["notRead"], Is.EqualTo(sentence));
            Assert.That(Link["aria_notread"], Is.EqualTo(sentence));
            Assert.That(Link["aria_balance"], Is.EqualTo(99.9m));
            Assert.That(_platform.Table("aria_order").Single()["aria_statuslabel"], Is.EqualTo("Billed"));
            Assert.That(_platform.Table("aria_statement").Select(row => row["aria_iswithdrawn"]), Has.All.False);
        });
        _platform.Writes.Clear();
        _platform.Refresh();
        Assert.That(_platform.Writes, Is.Empty, "the same failure is no news");

        _platform.Aria.Answers("get_acct_statement_history_m", Answers.Statements());
        _platform.Refresh();
        Assert.That(Link.GetAttributeValue<string>("aria_notread"), Is.Null);
    }

    [Test]
    public void Orders_that_cannot_be_read_leave_the_statements_read()
    {
        _platform.Aria.Answers("get_order_m", _ => throw FakeAria.NeverConnected());

        var account = _platform.Refresh().Result["accounts"]![0]!;

        Assert.That((string?)account["notRead"], Does.StartWith("Orders could not be read. No connection to Aria could be made."));
        Assert.That(_platform.Table("aria_statement"), Has.Count.EqualTo(2));
        Assert.That(_platform.Table("aria_order"), Is.Empty);
    }

    [Test]
    public void A_slow_Aria_is_not_asked_for_more_than_the_figures()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", _ =>
        {
            _platform.Now = _platform.Now.AddSeconds(31);
            return FakeAria.Json(Answers.EmptyQueue);
        });

        var account = _platform.Refresh().Result["accounts"]![0]!;

        Assert.That((string?)account["notRead"], Is.EqualTo(
            "Statements were not read, because Aria answers slowly. Refresh again later. Orders were not read, because Aria answers slowly. Refresh again later."));
        Assert.That(_platform.Aria.Operations, Has.None.EqualTo("get_acct_statement_history_m").And.None.EqualTo("get_order_m"));
        Assert.That(Link["aria_balance"], Is.EqualTo(32.40m));
    }

    private Entity Link => _platform.Row("aria_account", Platform.LinkId);

    private Entity Statement(string number) => _platform.Table("aria_statement").Single(row => (string)row["aria_statementno"] == number);
}
