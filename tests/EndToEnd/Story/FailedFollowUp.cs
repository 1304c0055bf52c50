using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;
using CrmAriaConnector.LocalDataverse;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>The answer was lost and Aria stays out of reach: the background job gives up, and administrators can see what is left.</summary>
public class FailedFollowUp : PlaygroundTest
{
    /// <summary>The platform runs a job that asks for a retry four times in all.</summary>
    private const int Attempts = 4;

    [Test]
    public async Task The_job_is_tried_four_times_and_fails_and_the_operation_stays_in_Needs_attention()
    {
        await Aria.Fault("update_acct_plan_m", "dropAnswer", doWrite: true);
        await Aria.Fault("get_all_actions_by_receipt_id_m", "dropRequest", count: 1000);
        var committed = await Rep.Commit(await Rep.Submitted(Intents.FourLinesToday));
        Assert.That(committed.State, Is.EqualTo("Unknown"), committed.ToString);

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            Pass(TimeSpan.FromHours(1));
            await RunJobs();
            Assert.That(Jobs().Select(job => job.Attempts), Is.All.EqualTo(attempt));
            Assert.That(Jobs().Select(job => job.State), Is.All.EqualTo(attempt < Attempts ? AsyncJobState.Waiting : AsyncJobState.Failed));
        }

        Pass(TimeSpan.FromDays(1));
        await RunJobs();
        var admin = await SignIn("Ada Admin");
        var shown = JsonNode.Parse(await admin.Http.GetStringAsync("/_playground/jobs"))!.AsArray();
        Assert.Multiple(async () =>
        {
            Assert.That(Jobs(), Has.Length.EqualTo(2), "one for the submit, one for the lost answer");
            Assert.That(Jobs().Select(job => job.Attempts), Is.All.EqualTo(Attempts), "it was given up");
            Assert.That(Jobs().Select(job => job.Message), Is.All.Contains("We do not know yet whether Aria made the change"));
            Assert.That(shown.Select(job => ((string?)job!["state"], (string?)job["row"], (string?)job["rowId"])), Is.All.EqualTo(("Failed", "Aria operation", committed.OperationId)));
            Assert.That(shown.Select(job => (string?)job!["message"]), Is.All.Contains("We do not know yet whether Aria made the change"));
            Assert.That(await Rep.StateOnRow(committed), Is.EqualTo("Unknown"), "hours without an answer prove nothing");
            Assert.That(await NeedsAttention(admin), Is.EqualTo(new[] { committed.OperationId }));
            Assert.That(await Aria.Writes(), Is.EqualTo(1));
        });

        await Aria.ForgetFaults();
        var resolved = await Rep.Resolve(committed);
        Assert.Multiple(async () =>
        {
            Assert.That(resolved.State, Is.EqualTo("Done"), resolved.ToString);
            Assert.That(await NeedsAttention(admin), Is.Empty);
        });
    }

    private AsyncJob[] Jobs() => [.. Playground.Organization.AsyncJobs];

    /// <summary>The view as the administrators' app lists it.</summary>
    private async Task<string[]> NeedsAttention(Representative person)
    {
        var view = Playground.Organization.Metadata.Views.Single(each => each.Table == "aria_operation" && each.Name == "Needs attention");
        return [.. (await person.Rows("aria_operations", $"savedQuery={view.Id}")).Select(row => (string)row["aria_operationid"]!)];
    }
}
