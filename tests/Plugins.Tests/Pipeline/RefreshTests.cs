using System;
using System.Linq;
using System.ServiceModel;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

public sealed class RefreshTests
{
    private readonly Platform _platform = new();

    // Published codes of Dataverse: another row has the key; the row is not there; the row is of another version.
    [TestCase(-2147088238, "create")]
    [TestCase(-2147220969, "update")]
    [TestCase(-2147088254, "update")]
    public void A_background_job_that_mirrors_at_the_same_moment_is_told_in_words_and_waited_for_by_other_jobs(int code, string verb)
    {
        var done = _platform.Carry(IntentJson.Seed);
        var writes = 0;
        _platform.FailWrite = (write, _) => write.StartsWith(verb + " aria_planinstance", StringComparison.Ordinal) && ++writes > 0
            ? new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = code }, new FaultReason("overtaken"))
            : null;

        var refused = Assert.Throws<InvalidPluginExecutionException>(() => _platform.Refresh());
        var again = Assert.Throws<InvalidPluginExecutionException>(() => _platform.FollowUp(done.OperationId));

        Assert.Multiple(() =>
        {
            Assert.That(refused!.Message, Does.Contain("Refresh again in a few seconds"));
            Assert.That(refused.HttpStatus, Is.EqualTo(PluginHttpStatusCode.PreconditionFailed));
            Assert.That(again!.Status, Is.EqualTo(OperationStatus.Retry));
            Assert.That(writes, Is.EqualTo(2));
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<DateTime?>("aria_syncedon"), Is.Null,
                "what was broken off in the middle does not pass for a reading");
        });
    }

    [Test]
    public void A_slow_Aria_leaves_a_customers_further_accounts_for_the_next_refresh_and_says_so()
    {
        _platform.Set("aria_account", Platform.OtherLinkId, "aria_customerid", new EntityReference("account", Platform.CustomerId));
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", _ =>
        {
            _platform.Now = _platform.Now.AddSeconds(31);
            return FakeAria.Json(Answers.EmptyQueue);
        });

        var accounts = _platform.Refresh().Result["accounts"]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)accounts[0]!["message"], Is.Empty);
            Assert.That((string?)accounts[1]!["message"], Is.EqualTo("There was no time left to read this account, because Aria answers slowly. Refresh again."));
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<decimal?>("aria_balance"), Is.EqualTo(32.40m), "what was read in time is kept");
            Assert.That(_platform.Aria.Operations.Count(operation => operation == "get_acct_details_all_m"), Is.EqualTo(1));
        });
    }

    [Test]
    public void The_rows_equal_Aria_after_a_refresh()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);

        var answer = _platform.Refresh();

        var link = _platform.Row("aria_account", Platform.LinkId);
        var plan = _platform.Table("aria_planinstance").Single(row => row.GetAttributeValue<string>("aria_planinstanceno") == "8800102");
        var queued = _platform.Table("aria_queuedchange").Single();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Success, Is.True, answer.Message);
            Assert.That((string?)answer.Result["accounts"]![0]!["message"], Is.Empty);
            Assert.That((string?)answer.Result["accounts"]![0]!["syncedOn"], Is.EqualTo("2026-01-01T10:00:00Z"));
            Assert.That(link.GetAttributeValue<decimal?>("aria_balance"), Is.EqualTo(32.40m));
            Assert.That(link.GetAttributeValue<DateTime?>("aria_nextbilldate"), Is.EqualTo(new DateTime(2019, 3, 15)));
            Assert.That(link.GetAttributeValue<DateTime?>("aria_billingtoday"), Is.EqualTo(new DateTime(2019, 2, 18)));
            Assert.That(link.GetAttributeValue<string>("aria_statuslabel"), Is.EqualTo("Active"));
            Assert.That(link.GetAttributeValue<DateTime?>("aria_syncedon"), Is.EqualTo(_platform.Now));
            Assert.That(plan.GetAttributeValue<string>("aria_parentinstanceno"), Is.EqualTo("8800101"));
            Assert.That(_platform.Table("aria_planinstance"), Has.Count.EqualTo(2));
            Assert.That(queued.GetAttributeValue<string>("aria_queueid"), Is.EqualTo("990044"));
            Assert.That(queued.GetAttributeValue<decimal?>("aria_targetunits"), Is.EqualTo(4m));
            Assert.That(queued.GetAttributeValue<EntityReference>("aria_planinstanceid").Id, Is.EqualTo(plan.Id));
            Assert.That(queued.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(Platform.UserId));
        });
    }

    [Test]
    public void A_refresh_takes_six_calls_per_account_and_asks_for_waiting_changes_only()
    {
        _platform.Refresh();

        Assert.That(_platform.Aria.Operations, Is.EquivalentTo(new[] { "get_virtual_datetime_m", "get_acct_details_all_m", "get_acct_plans_all_m", "get_acct_plan_queued_changes_m", "get_acct_statement_history_m", "get_order_m" }));
        Assert.That((long)_platform.Aria.Of("get_acct_plan_queued_changes_m").Single()["queued_action_status_cd"]!, Is.EqualTo(1));
    }

    [Test]
    public void A_refresh_that_finds_nothing_new_writes_no_row()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Refresh();
        _platform.Writes.Clear();
        _platform.Now = _platform.Now.AddHours(1);

        var answer = _platform.Refresh();

        Assert.That(_platform.Writes, Is.Empty);
        Assert.That((int)answer.Result["accounts"]![0]!["rowsWritten"]!, Is.Zero);
        Assert.That((string?)answer.Result["accounts"]![0]!["syncedOn"], Is.EqualTo("2026-01-01T11:00:00Z"));
    }

    [Test]
    public void Only_what_differs_is_written_between_the_lock_and_the_figures_of_the_link()
    {
        _platform.Refresh();
        _platform.Writes.Clear();
        _platform.Now = _platform.Now.AddHours(1);
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(units: 4));

        _platform.Refresh();

        Assert.That(_platform.Writes, Is.EqualTo(new[] { "update aria_account", "update aria_planinstance", "update aria_account" }));
    }

    [Test]
    public void An_older_reading_never_overwrites_a_newer_one()
    {
        _platform.Refresh();
        var later = _platform.Now.AddMinutes(1);
        _platform.Set("aria_account", Platform.LinkId, "aria_syncedon", later);
        _platform.Aria.Answers("get_acct_details_all_m", Answers.Details.Replace("32.4", "99.9"));

        _platform.Refresh();

        Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<decimal?>("aria_balance"), Is.EqualTo(32.40m));
    }

    [Test]
    public void Rows_that_Aria_no_longer_lists_disappear()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Refresh();
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.EmptyQueue);

        _platform.Refresh();

        Assert.That(_platform.Table("aria_queuedchange"), Is.Empty);
    }

    [Test]
    public void Plans_are_read_page_by_page()
    {
        var first = Answers.Plans().Replace("\"record_count\":2", "\"record_count\":3");
        _platform.Aria.Answers("get_acct_plans_all_m", call => FakeAria.Json((long)call["offset"]! == 0
            ? first
            : """{"error_code":0,"error_msg":"OK","record_count":3,"all_acct_plans_m":[{"plan_no":1,"plan_name":"Third","plan_instance_no":8800103,"plan_units":1,"supp_plan_ind":1}]}"""));

        _platform.Refresh();

        Assert.That(_platform.Table("aria_planinstance"), Has.Count.EqualTo(3));
        Assert.That(_platform.Aria.Of("get_acct_plans_all_m").Select(call => (long)call["offset"]!), Is.EqualTo(new[] { 0L, 2L }));
    }

    [Test]
    public void A_failure_of_Aria_is_reported_and_writes_nothing()
    {
        _platform.Aria.Answers("get_acct_details_all_m", Answers.Error(1009, "account does not exist"));

        var answer = _platform.Refresh();

        Assert.That(answer.Success, Is.True);
        Assert.That((string?)answer.Result["accounts"]![0]!["message"], Is.Not.Empty);
        Assert.That(_platform.Writes, Is.Empty);
    }

    [Test]
    public void Reading_the_customer_is_enough_to_refresh_and_needed()
    {
        _platform.Rights = 1;
        Assert.That(_platform.Refresh().Success, Is.True);

        _platform.Rights = 2;
        Assert.Throws<InvalidPluginExecutionException>(() => _platform.Refresh());
    }
}
