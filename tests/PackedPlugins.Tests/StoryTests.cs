using System;
using System.Linq;
using CrmAriaConnector.Plugins.Tests.Support;

namespace CrmAriaConnector.PackedPlugins.Tests;

/// <summary>
/// The packed plug-ins carry the story. They are made by their type's name: without parameters where Aria is not
/// called, with another way to Aria where it is.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StoryTests
{
    private readonly Platform _platform = new();

    [Test]
    public void A_plan_update_is_previewed_submitted_committed_and_mirrored()
    {
        var preview = Preview(IntentJson.Seed);
        var commit = Commit(preview);
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        var refresh = _platform.Call(Package.Create("RefreshAccountPlugin", _platform.Aria));

        Assert.Multiple(() =>
        {
            // 27.00 − 22.50, and 4 × 9.00 from 15 March
            Assert.That((decimal)preview.Result["totals"]!["total"]!, Is.EqualTo(4.50m));
            Assert.That((decimal)preview.Result["money"]!["fullAmount"]!, Is.EqualTo(36.00m));
            Assert.That(commit.State, Is.EqualTo("Done"), commit.Message);
            Assert.That(_platform.Aria.Writes.Count(), Is.EqualTo(1));
            Assert.That(refresh.Code, Is.EqualTo("OK"), refresh.Message);
            Assert.That(_platform.Table("aria_queuedchange").Single().GetAttributeValue<string>("aria_queueid"), Is.EqualTo("990044"));
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<decimal?>("aria_balance"), Is.EqualTo(32.40m));
        });
    }

    [Test]
    public void A_lost_answer_is_resolved_by_its_receipt_and_the_write_not_sent_again()
    {
        _platform.Aria.AnswersUpdate(Answers.SeedDryRun, _ => throw FakeAria.CutOff());
        var preview = Preview(IntentJson.Seed);
        Assert.That(Commit(preview).State, Is.EqualTo("Unknown"));

        _platform.Aria.Answers("get_all_actions_by_receipt_id_m", Answers.Receipt);
        // A plug-in made here goes by the real clock, and leaves alone what was sent a moment ago.
        _platform.Set("aria_operation", preview.OperationId, "aria_submittedon", DateTime.UtcNow.AddMinutes(-1));
        var resolve = _platform.Call(Package.Create("ResolveOperationPlugin", _platform.Aria), ("OperationId", preview.OperationId));

        Assert.That(resolve.State, Is.EqualTo("Done"), resolve.Message);
        Assert.That(_platform.Aria.Writes.Count(), Is.EqualTo(1));
    }

    [TestCase(IntentJson.RatesOfNow, 28.50, TestName = "Custom rates of the current plan are previewed and assigned: 3 × 9.50")]
    [TestCase(IntentJson.RatesOfQueue, 34.00, TestName = "Custom rates of the queued plan are previewed and assigned: 4 × 8.50")]
    public void Custom_rates_are_previewed_and_assigned(string intent, decimal recurring)
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);
        _platform.Call(Package.Create("RefreshAccountPlugin", _platform.Aria));

        var preview = Preview(intent);
        var commit = Commit(preview);

        Assert.That((bool)preview.Result["confirmedByAria"]!, Is.False);
        Assert.That((decimal)preview.Result["after"]!["recurringAmount"]!, Is.EqualTo(recurring));
        Assert.That(commit.State, Is.EqualTo("Done"), commit.Message);
        Assert.That(_platform.Aria.Writes.Count(), Is.EqualTo(1));
    }

    [Test]
    public void An_event_document_is_taken_in_and_followed_by_a_reading()
    {
        var forged = _platform.Receive(EventXml.Account(key: "guess"), Package.Create("ReceiveEventsPlugin"));
        var bomb = _platform.Receive("<!DOCTYPE a [<!ENTITY b \"bbbb\">]>" + EventXml.Account(), Package.Create("ReceiveEventsPlugin"));
        Assert.That(_platform.Writes, Is.Empty);

        var genuine = _platform.Receive(EventXml.Account(), Package.Create("ReceiveEventsPlugin"));
        var id = _platform.Table("aria_event").Single().Id;
        _platform.FollowUpEvent(id, Package.Create("EventFollowUpPlugin", _platform.Aria));

        Assert.Multiple(() =>
        {
            Assert.That((forged.Code, bomb.Code, genuine.Code), Is.EqualTo(("NOT_ACCEPTED", "INVALID_DOCUMENT", "OK")));
            Assert.That(_platform.Row("aria_event", id).GetAttributeValue<Microsoft.Xrm.Sdk.OptionSetValue>("aria_state").Value, Is.EqualTo(727900001));
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<decimal?>("aria_balance"), Is.EqualTo(32.40m));
        });
    }

    [Test]
    public void A_document_deeper_than_the_stack_ends_no_process()
    {
        var deep = "<apf2doc><request><auth_key>" + string.Concat(Enumerable.Repeat("<a>", 120_000));

        Assert.That(_platform.Receive(deep, Package.Create("ReceiveEventsPlugin")).Code, Is.EqualTo("INVALID_DOCUMENT"));
    }

    [Test]
    public void A_preview_reaches_Aria_over_a_socket()
    {
        using var aria = new LoopbackAria(operation => operation switch
        {
            "get_virtual_datetime_m" => Answers.Today,
            "get_acct_plans_all_m" => Answers.Plans(),
            "get_rate_schedules_for_plan_m" => Answers.Schedules,
            _ => Answers.SeedDryRun,
        });

        var preview = _platform.Call(Package.Create("PreviewChangePlugin", aria), ("Intent", IntentJson.Seed));

        Assert.That(preview.Code, Is.EqualTo("OK"), preview.Message);
        Assert.That((decimal)preview.Result["totals"]!["total"]!, Is.EqualTo(4.50m));
    }

    private Answer Preview(string intent)
    {
        var preview = _platform.Call(Package.Create("PreviewChangePlugin", _platform.Aria), ("Intent", intent));
        Assert.That(preview.Code, Is.EqualTo("OK"), preview.Message);
        return preview;
    }

    private Answer Commit(Answer preview)
    {
        var submit = _platform.Call(Package.Create("SubmitOperationPlugin"), ("OperationId", preview.OperationId));
        Assert.That(submit.Code, Is.EqualTo("OK"), submit.Message);
        return _platform.Call(Package.Create("CommitOperationPlugin", _platform.Aria), ("OperationId", preview.OperationId), ("Version", submit.Version));
    }
}
