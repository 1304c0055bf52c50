using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Tests.Events;

/// <summary>After an event its account is read: once for all that wait, and never for nothing.</summary>
public sealed class EventFollowUpTests
{
    /// <summary>The calls of one reading.</summary>
    private const int Reading = 6;

    private const int Received = 0;
    private const int Processed = 1;
    private const int NotLinked = 2;
    private const int Failed = 3;

    private readonly Platform _platform = new();

    [Test]
    public void The_account_is_read_and_the_event_is_processed()
    {
        var id = Arrive("1");
        _platform.Aria.Answers("get_acct_details_all_m", Answers.Details.Replace("32.4", "77.7"));
        Pass(5);

        _platform.FollowUpEvent(id);

        Assert.Multiple(() =>
        {
            Assert.That(State(id), Is.EqualTo(Processed));
            Assert.That(_platform.Row("aria_event", id).GetAttributeValue<DateTime>("aria_processedon"), Is.EqualTo(_platform.Now));
            Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<decimal?>("aria_balance"), Is.EqualTo(77.7m));
            Assert.That(_platform.Aria.Calls, Has.Count.EqualTo(Reading));
        });
    }

    [Test]
    public void Rows_it_adds_belong_to_no_person_because_nobody_asked_for_them()
    {
        _platform.Aria.Answers("get_acct_plan_queued_changes_m", Answers.Queue);

        _platform.FollowUpEvent(Arrive("1"));

        Assert.That(_platform.Table("aria_queuedchange").Single().GetAttributeValue<EntityReference>("ownerid")?.Id, Is.Not.EqualTo(Platform.UserId));
    }

    [Test]
    public void A_burst_of_events_makes_one_reading()
    {
        var events = new[] { Arrive("1"), Arrive("2"), Arrive("3") }.Concat(ArriveStatement("4")).ToList();

        foreach (var id in events)
            _platform.FollowUpEvent(id);

        Assert.That(events.Select(State), Has.All.EqualTo(Processed));
        Assert.That(_platform.Aria.Calls, Has.Count.EqualTo(Reading));
    }

    [Test]
    public void Jobs_in_the_wrong_order_leave_the_reading_to_the_earliest_event()
    {
        var first = Arrive("1");
        Pass(2);
        var second = Arrive("2");

        _platform.FollowUpEvent(second);
        Assert.That(_platform.Aria.Calls, Is.Empty);
        Assert.That(State(second), Is.EqualTo(Received));

        _platform.FollowUpEvent(first);
        Assert.That(new[] { State(first), State(second) }, Has.All.EqualTo(Processed));
        Assert.That(_platform.Aria.Calls, Has.Count.EqualTo(Reading));
    }

    [Test]
    public void An_event_that_arrives_while_the_account_is_read_is_read_for_once_more()
    {
        var first = Arrive("1");
        var second = Guid.Empty;
        _platform.Aria.Answers("get_acct_details_all_m", _ =>
        {
            if (second == Guid.Empty)
            {
                Pass(1);
                second = Arrive("2");
                _platform.FollowUpEvent(second);
                Assert.That(State(second), Is.EqualTo(Received), "it counts on the job under way");
            }
            return FakeAria.Json(Answers.Details);
        });

        _platform.FollowUpEvent(first);

        Assert.That(new[] { State(first), State(second) }, Has.All.EqualTo(Processed));
        Assert.That(_platform.Aria.Of("get_acct_details_all_m").Count(), Is.EqualTo(2));
    }

    [Test]
    public void Events_that_arrive_with_every_reading_end_in_a_sentence_and_not_in_readings_without_end()
    {
        var arrived = new List<Guid> { Arrive("1") };
        _platform.Aria.Answers("get_acct_details_all_m", _ =>
        {
            Pass(1);
            arrived.Add(Arrive((arrived.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return FakeAria.Json(Answers.Details);
        });

        _platform.FollowUpEvent(arrived[0]);

        Assert.That(_platform.Aria.Calls, Has.Count.EqualTo(10 * Reading));
        Assert.That(arrived.Select(State), Is.EqualTo(Enumerable.Repeat(Processed, 10).Concat([Failed])));
        Assert.That(_platform.Row("aria_event", arrived.Last()).GetAttributeValue<string>("aria_message"), Does.StartWith("Events of this account arrived faster"));
    }

    [Test]
    public void A_newer_reading_makes_the_job_needless()
    {
        var id = Arrive("1");
        _platform.Set("aria_account", Platform.LinkId, "aria_syncedon", _platform.Now.AddSeconds(1));

        _platform.FollowUpEvent(id);

        Assert.That(State(id), Is.EqualTo(Processed));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void A_reading_of_the_same_second_may_have_begun_before_the_event()
    {
        var id = Arrive("1");
        _platform.Set("aria_account", Platform.LinkId, "aria_syncedon", _platform.Now);

        _platform.FollowUpEvent(id);

        Assert.That(_platform.Aria.Calls, Has.Count.EqualTo(Reading));
    }

    [Test]
    public void A_refresh_by_hand_settles_what_waits()
    {
        var id = Arrive("1");

        _platform.Refresh();
        _platform.Aria.Calls.Clear();
        _platform.FollowUpEvent(id);

        Assert.That(State(id), Is.EqualTo(Processed));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void A_refresh_of_one_account_settles_nothing_of_another()
    {
        _platform.Receive(EventXml.Account(acctNo: "4711002"));

        _platform.Refresh();

        Assert.That(State(_platform.Table("aria_event").Single().Id), Is.EqualTo(Received));
    }

    [Test]
    public void The_echo_of_an_own_change_that_was_refreshed_after_it_reads_nothing()
    {
        var done = _platform.Carry(IntentJson.Seed);
        var id = Arrive("1", done.OperationId.ToString("N"));
        Pass(3);
        _platform.Refresh();
        _platform.Aria.Calls.Clear();

        _platform.FollowUpEvent(id);

        Assert.That(State(id), Is.EqualTo(Processed));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void The_echo_of_an_own_change_is_read_all_the_same_when_nothing_newer_is_there()
    {
        var done = _platform.Carry(IntentJson.Seed);
        var id = Arrive("1", done.OperationId.ToString("N"));
        _platform.Aria.Calls.Clear();

        _platform.FollowUpEvent(id);

        Assert.That(_platform.Aria.Calls, Has.Count.EqualTo(Reading));
    }

    [Test]
    public void While_Aria_cannot_be_reached_the_platform_repeats_the_job_and_the_row_says_why()
    {
        var id = Arrive("1");
        Unreachable();

        AssertRetry(id);

        var row = _platform.Row("aria_event", id);
        Assert.That(State(id), Is.EqualTo(Received));
        Assert.That(row.GetAttributeValue<int>("aria_attempts"), Is.EqualTo(1));
        Assert.That(row.GetAttributeValue<string>("aria_message"), Is.Not.Empty);
    }

    [Test]
    public void Aria_back_again_the_next_attempt_settles_all()
    {
        var events = new[] { Arrive("1"), Arrive("2") }.OrderBy(id => id).ToList();
        Unreachable();
        AssertRetry(events[0]);
        _platform.FollowUpEvent(events[1]);
        _platform.Aria.Answers("get_acct_details_all_m", Answers.Details);

        _platform.FollowUpEvent(events[0]);

        Assert.That(events.Select(State), Has.All.EqualTo(Processed));
        Assert.That(_platform.Row("aria_event", events[0]).GetAttributeValue<string>("aria_message"), Is.Null);
    }

    [Test]
    public void The_fourth_failure_leaves_it_to_people_and_the_next_refresh_settles_it()
    {
        var events = new[] { Arrive("1"), Arrive("2") }.OrderBy(id => id).ToList();
        Unreachable();
        for (var attempt = 0; attempt < 3; attempt++)
            AssertRetry(events[0]);

        _platform.FollowUpEvent(events[0]);

        Assert.That(events.Select(State), Has.All.EqualTo(Failed));
        Assert.That(_platform.Row("aria_event", events[1]).GetAttributeValue<string>("aria_message"), Does.Contain("Refresh it from the customer's billing page"));

        _platform.Aria.Answers("get_acct_details_all_m", Answers.Details);
        _platform.Refresh();
        Assert.That(events.Select(State), Has.All.EqualTo(Processed));
    }

    [Test]
    public void A_row_that_Dataverse_did_not_take_is_tried_again()
    {
        var id = Arrive("1");
        _platform.FailWrite = (write, _) => write == "update aria_account"
            ? new System.ServiceModel.FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147204784 }, new System.ServiceModel.FaultReason("deadlock"))
            : null;

        AssertRetry(id);

        Assert.That(_platform.Row("aria_event", id).GetAttributeValue<int>("aria_attempts"), Is.EqualTo(1));
    }

    [Test]
    public void An_attempt_that_broke_off_in_the_middle_is_made_again_from_the_beginning()
    {
        var id = Arrive("1");
        Pass(5);
        _platform.Aria.Answers("get_acct_plans_all_m", Answers.Plans(units: 9));
        _platform.FailWrite = (write, _) => write == "update aria_planinstance"
            ? new System.ServiceModel.FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = -2147204784 }, new System.ServiceModel.FaultReason("deadlock"))
            : null;
        AssertRetry(id);
        Assert.That(_platform.Row("aria_account", Platform.LinkId).GetAttributeValue<DateTime?>("aria_syncedon"), Is.Null, "half a mirroring does not pass for a reading");
        _platform.FailWrite = (_, _) => null;
        Pass(60);

        _platform.FollowUpEvent(id);

        Assert.That(State(id), Is.EqualTo(Processed));
        Assert.That(_platform.Table("aria_planinstance").Single(row => row.GetAttributeValue<string>("aria_planinstanceno") == Platform.InstanceNo).GetAttributeValue<decimal?>("aria_units"), Is.EqualTo(9m));
    }

    [Test]
    public void An_event_whose_job_came_to_nothing_holds_nobody_up_for_ever()
    {
        var stuck = Arrive("1");
        Pass(3600);
        var later = Arrive("2");

        _platform.FollowUpEvent(later);

        Assert.That(new[] { State(stuck), State(later) }, Has.All.EqualTo(Processed));
    }

    [Test]
    public void A_link_that_was_removed_meanwhile_is_said()
    {
        var id = Arrive("1");
        _platform.Set("aria_event", id, "aria_ariaaccountid", null);

        _platform.FollowUpEvent(id);

        Assert.That(State(id), Is.EqualTo(NotLinked));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void A_customer_who_was_unlinked_has_no_waiting_events_and_gets_no_new_ones()
    {
        var waiting = Arrive("1");
        _platform.Call(new UnlinkAccountPlugin(_platform.Aria, () => _platform.Now), ("LinkId", Platform.LinkId));
        Assert.That(State(waiting), Is.EqualTo(NotLinked));

        var later = Arrive("2");
        Assert.That(_platform.Row("aria_event", later).GetAttributeValue<EntityReference>("aria_ariaaccountid"), Is.Null);

        // As if it had arrived while the link was being taken away.
        _platform.Set("aria_event", later, "aria_ariaaccountid", new EntityReference("aria_account", Platform.LinkId));
        _platform.Set("aria_event", later, "aria_state", new OptionSetValue(727900000 + Received));
        _platform.FollowUpEvent(later);

        Assert.That(State(later), Is.EqualTo(NotLinked));
        Assert.That(_platform.Aria.Calls, Is.Empty);
        Assert.That(_platform.Table("aria_planinstance").Where(row => row.GetAttributeValue<EntityReference>("aria_ariaaccountid").Id == Platform.LinkId), Is.Empty);
    }

    [Test]
    public void What_needs_no_follow_up_gets_none()
    {
        _platform.Receive(EventXml.Account(acctNo: "4799999"));
        var notLinked = _platform.Table("aria_event").Single().Id;

        _platform.FollowUpEvent(notLinked);
        _platform.FollowUpEvent(Guid.NewGuid());

        Assert.That(State(notLinked), Is.EqualTo(NotLinked));
        Assert.That(_platform.Aria.Calls, Is.Empty);
    }

    [Test]
    public void Following_up_creates_no_event()
    {
        var id = Arrive("1");
        _platform.Writes.Clear();

        _platform.FollowUpEvent(id);

        Assert.That(_platform.Writes, Has.None.EqualTo("create aria_event"));
    }

    private Guid Arrive(string transaction, string receipt = "") => Arrived(() => _platform.Receive(EventXml.Account(transaction, receipt: receipt))).Single();

    private IReadOnlyList<Guid> ArriveStatement(string transaction) => Arrived(() => _platform.Receive(EventXml.Statement(transaction)));

    private List<Guid> Arrived(Func<Answer> receive)
    {
        var before = _platform.Table("aria_event").Select(row => row.Id).ToList();
        Assert.That(receive().Success, Is.True);
        return _platform.Table("aria_event").Select(row => row.Id).Except(before).ToList();
    }

    private int State(Guid id) => _platform.Row("aria_event", id).GetAttributeValue<OptionSetValue>("aria_state").Value - 727900000;

    private void Pass(int seconds) => _platform.Now = _platform.Now.AddSeconds(seconds);

    private void Unreachable() => _platform.Aria.Answers("get_acct_details_all_m", _ => throw FakeAria.NeverConnected());

    private void AssertRetry(Guid id)
    {
        var again = Assert.Throws<InvalidPluginExecutionException>(() => _platform.FollowUpEvent(id));
        Assert.That(again!.Status, Is.EqualTo(OperationStatus.Retry));
    }
}
