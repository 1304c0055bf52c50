using System;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>Whatever goes wrong between confirmation and receipt: Aria has exactly one change or exactly none, and the row says which.</summary>
public class ExactlyOnce : PlaygroundTest
{
    private static readonly TimeSpan submitterHasGone = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan quietPeriod = TimeSpan.FromMinutes(5);

    [Test]
    public async Task A_double_click_sends_one_change()
    {
        var previewed = await Rep.Previewed(Intents.FourLinesToday);

        var submits = await Task.WhenAll(Rep.Submit(previewed), Rep.Submit(previewed));
        var submitted = submits.Single(answer => answer.Success);
        var commits = await Task.WhenAll(Rep.Commit(submitted), Rep.Commit(submitted));

        Assert.Multiple(async () =>
        {
            Assert.That(commits.Count(answer => answer.Success && answer.State == "Done"), Is.EqualTo(1));
            Assert.That(await Aria.Writes(), Is.EqualTo(1));
            Assert.That(await Aria.Units(), Is.EqualTo(4));
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Done"));
        });
    }

    [Test]
    public async Task The_second_person_on_the_account_is_told_who_is_at_it()
    {
        var second = await SignIn("Rita Rep");
        var first = await Rep.Previewed(Intents.FourLinesToday);
        var other = await second.Previewed(Intents.FiveLinesToday);

        var submitted = await Rep.Submit(first);
        var refused = await second.Submit(other);

        Assert.Multiple(() =>
        {
            Assert.That(submitted.Success, Is.True, submitted.ToString);
            Assert.That(refused.Code, Is.EqualTo("BUSY"), refused.ToString);
            Assert.That(refused.Message, Does.Contain("Robin Rep").And.Contain("Nothing was sent from here"));
        });

        Assert.That((await Rep.Commit(submitted)).Success, Is.True);
        var late = await second.Commit(await second.Submit(other));
        Assert.Multiple(async () =>
        {
            Assert.That(late.Code, Is.EqualTo("STALE"), "what she was shown is no longer true");
            Assert.That(await Aria.Writes(), Is.EqualTo(1));
            Assert.That(await Aria.Units(), Is.EqualTo(4));
        });
    }

    [Test]
    public async Task Of_two_people_confirming_at_the_same_moment_one_passes()
    {
        var second = await SignIn("Rita Rep");
        var first = await Rep.Previewed(Intents.FourLinesToday);
        var other = await second.Previewed(Intents.FiveLinesToday);

        var answers = await Task.WhenAll(Rep.Submit(first), second.Submit(other));

        Assert.That(answers.Count(answer => answer.Success), Is.EqualTo(1), () => string.Join('\n', answers.AsEnumerable()));
        Assert.That(answers.Single(answer => !answer.Success).Code, Is.EqualTo("BUSY"));
    }

    [Test]
    public async Task A_browser_closed_between_submit_and_commit_ends_as_not_done_and_frees_the_account()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);

        Pass(submitterHasGone);
        await RunJobs();
        Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Unknown"), "Aria does not show it, but the proof is not in");
        Assert.That((await Rep.Submit(await Rep.Previewed(Intents.FiveLinesToday))).Code, Is.EqualTo("BUSY"));

        Pass(quietPeriod);
        await RunJobs();
        var operation = await Rep.Operation(submitted);
        Assert.Multiple(async () =>
        {
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("NotDone"));
            Assert.That((string?)operation["aria_message"], Does.Contain("No money moved"));
            Assert.That(await Aria.Writes(), Is.Zero);
            Assert.That(await Aria.Units(), Is.EqualTo(3));
        });
        await Rep.Done(Intents.FiveLinesToday);
    }

    [Test]
    public async Task A_commit_that_is_killed_after_Aria_answered_is_found_and_never_sent_again()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        Playground.Organization.Faults.KillBeforeCommit("aria_CommitOperation", 1);

        var killed = await Rep.Commit(submitted);
        Assert.Multiple(async () =>
        {
            Assert.That(killed.IsAnswered, Is.False);
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Submitted"), "what was written before the kill is rolled back");
            Assert.That(await Aria.Units(), Is.EqualTo(4));
        });

        Pass(submitterHasGone);
        var again = await Rep.Commit(submitted);
        Assert.Multiple(async () =>
        {
            Assert.That(again.State, Is.EqualTo("Done"), "a late commit looks, it does not send");
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Done"));
            Assert.That(await Aria.Writes(), Is.EqualTo(1));
            Assert.That(await Aria.Invoices("2019-02-18"), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task A_killed_commit_is_found_by_the_background_job_too()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        Playground.Organization.Faults.KillBeforeCommit("aria_CommitOperation", 1);
        await Rep.Commit(submitted);

        Pass(submitterHasGone);
        await RunJobs();

        Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Done"));
        Assert.That(await Aria.Writes(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_lost_answer_is_found_by_its_receipt()
    {
        await Aria.Fault("update_acct_plan_m", "dropAnswer", doWrite: true);
        var committed = await Rep.Commit(await Rep.Submitted(Intents.Seed));
        Assert.Multiple(() =>
        {
            Assert.That(committed.Code, Is.EqualTo("UNKNOWN_OUTCOME"), committed.ToString);
            Assert.That(committed.State, Is.EqualTo("Unknown"));
        });

        var resolved = await Rep.Resolve(committed);
        Assert.Multiple(async () =>
        {
            Assert.That(resolved.Success, Is.True, resolved.ToString);
            Assert.That(resolved.State, Is.EqualTo("Done"));
            Assert.That(await Aria.Waiting(), Has.Length.EqualTo(1));
            Assert.That(await Aria.Writes(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_dropped_request_counts_as_not_done_only_after_two_empty_looks_and_the_quiet_period()
    {
        await Aria.Fault("update_acct_plan_m", "dropRequest", doWrite: true);
        var committed = await Rep.Commit(await Rep.Submitted(Intents.FourLinesToday));
        Assert.That(committed.State, Is.EqualTo("Unknown"), committed.ToString);

        var first = await Rep.Resolve(committed);
        var second = await Rep.Resolve(committed);
        Assert.Multiple(async () =>
        {
            Assert.That(first.State, Is.EqualTo("Unknown"));
            Assert.That(second.State, Is.EqualTo("Unknown"), "two empty looks within the quiet period are no proof");
            var blocked = await Rep.Submit(await Rep.Previewed(Intents.FiveLinesToday));
            Assert.That(blocked.Code, Is.EqualTo("BUSY"));
            Assert.That(blocked.Message, Does.Contain("not known yet"));
        });

        Pass(quietPeriod);
        var late = await Rep.Resolve(committed);
        Assert.That((late.State, late.Message), Is.EqualTo(("Unknown", "We do not know yet whether Aria made the change. Aria does not show it so far; one more look will settle it. Until then no other change passes on this account.")));
        var settled = await Rep.Resolve(committed);
        Assert.Multiple(async () =>
        {
            Assert.That(settled.State, Is.EqualTo("NotDone"), settled.ToString);
            Assert.That(await Aria.Writes(), Is.EqualTo(1), "it was tried once and never again");
            Assert.That(await Aria.Units(), Is.EqualTo(3));
        });
        await Rep.Done(Intents.FiveLinesToday);
    }

    [Test]
    public async Task One_empty_look_is_no_proof_however_late_it_comes()
    {
        await Aria.Fault("update_acct_plan_m", "dropRequest", doWrite: true);
        var committed = await Rep.Commit(await Rep.Submitted(Intents.FourLinesToday));

        Pass(quietPeriod + quietPeriod);

        Assert.That((await Rep.Resolve(committed)).State, Is.EqualTo("Unknown"));
        Assert.That((await Rep.Resolve(committed)).State, Is.EqualTo("NotDone"));
    }
}
