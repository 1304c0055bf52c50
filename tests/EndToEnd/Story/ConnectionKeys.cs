using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>An administrator enters the keys of a connection and asks whether they are right; from then on people can work, or read why not.</summary>
public class ConnectionKeys : PlaygroundTest
{
    private const string Key = "local-playground-key";
    private const string Canary = "canary-2c9e-auth-key-58d1";
    private const string NotificationCanary = "canary-77b0-notification-key";

    [Test]
    public async Task A_wrong_key_is_told_by_the_test_and_to_the_representative_and_the_right_one_cures_both()
    {
        var ada = await SignIn("Ada Admin");
        await EnterAuthKey(Canary);
        var (wrong, refresh) = (await ada.OnConnection("aria_TestConnection", []), await Rep.Refresh());
        await EnterAuthKey(Key);
        var right = await ada.OnConnection("aria_TestConnection", []);
        Assert.Multiple(async () =>
        {
            Assert.That(wrong.Code, Is.EqualTo("CONFIGURATION"), wrong.ToString);
            Assert.That(wrong.Message, Does.StartWith("Aria does not accept the connection's credentials"));
            Assert.That((string?)refresh.Result["accounts"]![0]!["message"], Does.StartWith("Aria does not accept the connection's credentials"));
            Assert.That(right.Success, Is.True, right.ToString);
            Assert.That((string?)right.Result["today"], Is.EqualTo("2019-02-18"));
            Assert.That(await Rep.Refreshed(), Is.Zero);
        });
    }

    [Test]
    public async Task What_was_entered_is_in_no_row_answer_trace_job_or_log()
    {
        var ada = await SignIn("Ada Admin");
        var seen = new System.Text.StringBuilder();
        seen.Append(await ada.OnConnection("aria_SetConnectionKeys", new JsonObject { ["AuthKey"] = Canary, ["NotificationKey"] = NotificationCanary }));
        seen.Append(await ada.OnConnection("aria_SetConnectionKeys", new JsonObject { ["AuthKey"] = Canary + " x" }));
        seen.Append(await ada.OnConnection("aria_SetConnectionKeys", new JsonObject { ["AuthKey"] = Canary + new string('x', 100) }));
        seen.Append((await ada.OnConnection("aria_SetConnectionKeys", new JsonObject { ["AuthKey"] = new JsonObject { ["x"] = 1 } })).Status);
        seen.Append(await ada.OnConnection("aria_TestConnection", []));
        await RunJobs();
        foreach (var who in new[] { "Robin Rep", "Lee Lead", "Ada Admin" })
        {
            var person = await SignIn(who);
            seen.Append((await person.Send(HttpMethod.Get, "aria_connections?$select=aria_name,aria_authkey,aria_notificationkey")).Body);
            seen.Append((await person.Send(HttpMethod.Get, "aria_connections")).Body);
            seen.Append(await person.Http.GetStringAsync(new Uri($"/_playground/record/aria_connection/{Representative.SampleConnection}", UriKind.Relative)));
        }
        seen.AppendJoin('\n', Playground.Organization.Traces).AppendJoin('\n', Playground.Organization.Requests).AppendJoin('\n', Playground.Organization.AsyncJobs);
        seen.AppendJoin('\n', (await Aria.Log()).Select(call => call.ToJsonString()));

        Assert.Multiple(() =>
        {
            Assert.That(Playground.Organization.Traces.Select(trace => trace.ToString()), Has.Some.Contains("SetConnectionKeys"), "or this test looks at nothing");
            Assert.That(seen.ToString(), Does.Not.Contain(Canary).And.Not.Contain(NotificationCanary));
        });
    }

    [TestCase("Robin Rep")]
    [TestCase("Lee Lead")]
    public async Task Nobody_but_an_administrator_enters_or_tests_keys(string who)
    {
        var person = await SignIn(who);
        var (entered, tested) = (await person.OnConnection("aria_SetConnectionKeys", new JsonObject { ["AuthKey"] = Canary }), await person.OnConnection("aria_TestConnection", []));
        Assert.Multiple(async () =>
        {
            Assert.That((entered.Status, tested.Status), Is.EqualTo((403, 403)));
            Assert.That(await Rep.Refreshed(), Is.Zero, "the key is still the right one");
        });
    }
}
