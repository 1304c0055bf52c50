using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>The record of what was promised and charged goes when the connection's time is over, not before, and never while its outcome is open.</summary>
public class OldOperations : PlaygroundTest
{
    private static readonly TimeSpan thirteenMonths = TimeSpan.FromDays(400);

    [Test]
    public async Task Settled_ones_kept_long_enough_go_with_the_next_settled_change_of_any_customer()
    {
        await KeepFor(12);
        var done = await Rep.Done(Intents.FourLinesToday);
        var previewed = await Rep.Previewed(Intents.FiveLinesToday);
        await RunJobs();
        Pass(thirteenMonths);
        var young = await Rep.Previewed(Intents.FiveLinesToday);
        var northfield = await SignIn("Rita Rep", "4711002");

        var last = await northfield.Done(Intents.Update("4711002", "8800202", "160"));
        await RunJobs();

        Assert.That(await Left(), Is.EquivalentTo(new[] { young.OperationId, last.OperationId }), $"{done.OperationId} and {previewed.OperationId} are old");
    }

    [Test]
    public async Task Open_ones_stay_however_old_they_are()
    {
        await KeepFor(12);
        await Aria.Fault("update_acct_plan_m", "dropAnswer", doWrite: true);
        await Aria.Fault("get_all_actions_by_receipt_id_m", "dropRequest", count: 1000);
        var open = await Rep.Commit(await Rep.Submitted(Intents.FourLinesToday));
        Assert.That(open.State, Is.EqualTo("Unknown"), open.ToString);
        await RunJobs();
        Pass(thirteenMonths);
        var northfield = await SignIn("Rita Rep", "4711002");

        await northfield.Done(Intents.Update("4711002", "8800202", "160"));
        await RunJobs();

        Assert.That(await Left(), Does.Contain(open.OperationId));
    }

    [Test]
    public async Task Without_a_number_of_months_everything_stays()
    {
        var done = await Rep.Done(Intents.FourLinesToday);
        Pass(thirteenMonths * 10);

        await Rep.Done(Intents.FiveLinesToday);
        await RunJobs();

        Assert.That(await Left(), Does.Contain(done.OperationId));
    }

    [Test]
    public async Task Less_than_a_year_is_refused_and_a_lead_cannot_say_it_at_all()
    {
        var (tooShort, sentence) = await SendMonths("Ada Admin", 11);
        var (lead, _) = await SendMonths("Lee Lead", 24);

        Assert.That((tooShort, lead), Is.EqualTo((400, 403)));
        Assert.That(sentence, Does.Contain("aria_keepmonths"));
    }

    private async Task KeepFor(int months)
    {
        var (status, body) = await SendMonths("Ada Admin", months);
        Assert.That(status, Is.EqualTo(204), body);
    }

    private async Task<(int Status, string Body)> SendMonths(string who, int months)
    {
        var person = await SignIn(who);
        var connection = await person.Row("aria_connections", "$select=aria_name");
        return await person.Send(HttpMethod.Patch, $"aria_connections({connection["aria_connectionid"]})", new JsonObject { ["aria_keepmonths"] = months });
    }

    private async Task<string[]> Left() => [.. (await Rep.Rows("aria_operations")).Select(row => (string)row["aria_operationid"]!)];
}
