using System;
using System.Linq;
using System.ServiceModel;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

public sealed class FollowUpTests
{
    private readonly Platform _platform = new();

    private void AssertRetry(Guid operation)
    {
        var again = Assert.Throws<InvalidPluginExecutionException>(() => _platform.FollowUp(operation));
        Assert.That(again!.Status, Is.EqualTo(OperationStatus.Retry));
    }

    [Test]
    public void A_change_that_was_just_submitted_is_looked_at_later()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);
        _platform.Aria.Calls.Clear();

        AssertRetry(preview.OperationId);

        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void A_change_whose_browser_is_gone_is_resolved()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);
        _platform.Now = _platform.Now.AddSeconds(30);
        _platform.Aria.Answers("get_all_actions_by_receipt_id_m", Answers.Receipt);

        _platform.FollowUp(preview.OperationId);

        Assert.That(_platform.State(preview.OperationId), Is.EqualTo(2));
    }

    [Test]
    public void While_the_proof_is_not_in_the_platform_repeats_the_job()
    {
        var preview = _platform.Preview(IntentJson.Seed);
        _platform.Submit(preview.OperationId);
        _platform.Now = _platform.Now.AddSeconds(30);

        AssertRetry(preview.OperationId);
        Assert.That(_platform.State(preview.OperationId), Is.EqualTo(5));

        _platform.Now = _platform.Now.AddMinutes(6);
        AssertRetry(preview.OperationId);
        _platform.FollowUp(preview.OperationId);
        Assert.That(_platform.State(preview.OperationId), Is.EqualTo(4));
        Assert.That(_platform.Aria.Writes, Is.Empty);
    }

    [Test]
    public void A_done_change_is_followed_by_a_refresh()
    {
        var done = _platform.Carry(IntentJson.Seed);
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);

        _platform.FollowUp(done.OperationId);

        Assert.That(_platform.Table("aria_queuedchange").Single().GetAttributeValue<string>("aria_queueid"), Is.EqualTo("990044"));
    }

    [Test]
    public void A_reading_newer_than_the_change_makes_the_refresh_needless()
    {
        var done = _platform.Carry(IntentJson.Seed);
        _platform.Now = _platform.Now.AddSeconds(5);
        _platform.Refresh();
        _platform.Aria.Calls.Clear();

        _platform.FollowUp(done.OperationId);

        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void A_refresh_that_failed_is_repeated()
    {
        var done = _platform.Carry(IntentJson.Seed);
        _platform.Aria.Answers("get_acct_details_all_m", _ => throw FakeAria.NeverConnected());

        AssertRetry(done.OperationId);
    }

    [Test]
    public void A_settled_change_takes_the_twenty_oldest_rows_along_that_were_kept_long_enough()
    {
        var done = _platform.Carry(IntentJson.Seed);
        _platform.Set("aria_connection", Platform.ConnectionId, "aria_keepmonths", 12);
        for (var month = 1; month <= 25; month++)
            AddOperation(state: 2, _platform.Now.AddMonths(-12 - month));
        AddOperation(state: 2, _platform.Now.AddMonths(-12).AddMinutes(1));

        _platform.FollowUp(done.OperationId);

        Assert.That(_platform.Writes.Count(write => write == "delete aria_operation"), Is.EqualTo(20));
        Assert.That(_platform.Table("aria_operation").Min(row => row.GetAttributeValue<DateTime>("modifiedon")), Is.EqualTo(_platform.Now.AddMonths(-17)), "13 to 17 months old are left of 37");
    }

    [Test]
    public void An_old_row_that_another_job_deleted_meanwhile_troubles_nobody()
    {
        var done = _platform.Carry(IntentJson.Seed);
        _platform.Set("aria_connection", Platform.ConnectionId, "aria_keepmonths", 12);
        AddOperation(state: 2, _platform.Now.AddMonths(-13));
        _platform.FailWrite = (write, _) => write == "delete aria_operation"
            ? new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147220969 }, new FaultReason("does not exist"))
            : null;

        Assert.DoesNotThrow(() => _platform.FollowUp(done.OperationId));
    }

    private void AddOperation(int state, DateTime modifiedOn) => _platform.Store.GetOrganizationService().Create(new Entity("aria_operation")
    {
        ["aria_ariaaccountid"] = new EntityReference("aria_account", Platform.OtherLinkId),
        ["aria_state"] = new OptionSetValue(727900000 + state),
        ["modifiedon"] = modifiedOn,
    });

    [TestCase("Previewed")]
    [TestCase("Deleted")]
    public void What_needs_no_follow_up_gets_none(string what)
    {
        var operation = what == "Deleted" ? Guid.NewGuid() : _platform.Preview(IntentJson.Seed).OperationId;
        _platform.Aria.Calls.Clear();

        _platform.FollowUp(operation);

        Assert.That(_platform.Aria.Calls, Is.Empty);
    }
}
