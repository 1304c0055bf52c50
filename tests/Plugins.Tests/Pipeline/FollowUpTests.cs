using System;
using System.Linq;
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
