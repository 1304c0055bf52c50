using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>The keys of the connection go in and never come out; a representative writes no row.</summary>
public class Secrets : PlaygroundTest
{
    /// <summary>The simulated tenant's key, and one that an administrator enters by mistake.</summary>
    private const string Key = "local-playground-key";
    private const string Canary = "canary-7f3a-auth-key-41d9";

    /// <summary>The key of the tenant's event notifications, and one that somebody forges.</summary>
    private const string NotificationCanary = "canary-51c7-notification-key-d0a9";
    private const string ForgedCanary = "canary-9b04-forged-key-2e6f";

    private static readonly string[] tables = ["aria_connections", "aria_accounts", "aria_planinstances", "aria_queuedchanges", "aria_operations", "aria_events"];

    [Test]
    public async Task The_key_is_in_no_row_trace_answer_log_or_page()
    {
        var seen = new System.Text.StringBuilder();
        seen.Append(await Rep.Done(Intents.Seed));
        seen.Append(await Rep.Refresh());
        seen.Append(await Rep.Options());
        await Aria.Fault("update_acct_plan_m", "truncate", doWrite: false, count: 3);
        seen.Append(await Rep.Preview(Intents.FiveLinesToday));
        await EnterAuthKey(Canary);
        seen.Append(await Rep.Preview(Intents.FiveLinesToday));
        seen.Append(await Rep.Refresh());
        EnterNotificationKey();
        seen.Append(await EventPost.Send(Playground, EventPost.Document(NotificationCanary)));
        seen.Append(await EventPost.Send(Playground, EventPost.Document(ForgedCanary, transaction: "77")));
        seen.Append(await EventPost.Send(Playground, EventPost.Document(NotificationCanary, transaction: "78") + "<"));
        foreach (var job in Playground.Organization.AsyncJobs)
            seen.Append(job);
        await RunJobs();
        Assert.That(await Rep.Rows("aria_events"), Has.Length.EqualTo(1), "or no event was taken in");

        foreach (var who in new[] { "Robin Rep", "Lee Lead", "Ada Admin" })
        {
            var person = await SignIn(who);
            foreach (var table in tables)
                seen.Append((await person.Send(HttpMethod.Get, table)).Body);
        }

        foreach (var page in new[] { "/", "/WebResources/aria_/billing.html", "/WebResources/aria_/change.html", "/WebResources/aria_/connection.html", "/WebResources/aria_/link.html", "/WebResources/aria_/js/billing.js", "/_playground/session" })
            seen.Append(await Rep.Http.GetStringAsync(new Uri(page, UriKind.Relative)));
        foreach (var trace in Playground.Organization.Traces)
            seen.Append(trace);
        foreach (var job in Playground.Organization.AsyncJobs)
            seen.Append(job);
        foreach (var call in await Aria.Log())
            seen.Append(call.ToJsonString());

        Assert.Multiple(() =>
        {
            Assert.That(Playground.Organization.Traces, Is.Not.Empty, "or this test looks at nothing");
            Assert.That(seen.ToString(), Does.Not.Contain(Key).And.Not.Contain(Canary).And.Not.Contain(NotificationCanary).And.Not.Contain(ForgedCanary)
                .And.Not.Contain("canary-password").And.Not.Contain("canary-mail"), "what a document carried, too");
        });
    }

    [TestCase("Robin Rep")]
    [TestCase("Lee Lead")]
    [TestCase("Ada Admin")]
    public async Task Nobody_reads_the_key_not_even_by_asking_for_it(string who)
    {
        var person = await SignIn(who);
        var (_, body) = await person.Send(HttpMethod.Get, "aria_connections?$select=aria_name,aria_authkey,aria_notificationkey");
        Assert.That(body, Does.Not.Contain(Key));
        var (status, filtered) = await person.Send(HttpMethod.Get, $"aria_connections?$filter=startswith(aria_authkey,'{Key[..3]}')&$select=aria_name");
        Assert.That(status != 200 || JsonNode.Parse(filtered)!["value"]!.AsArray().Count == 0, Is.True, "a filter would tell the key letter by letter");
    }

    [Test]
    public async Task A_representative_writes_no_row_of_the_solution()
    {
        await Rep.Done(Intents.Seed);
        await Rep.Refreshed();
        Assert.That(await EventPost.Send(Playground, EventPost.Document()), Is.EqualTo("OK"));
        foreach (var table in tables)
        {
            var row = (await Rep.Rows(table)).First();
            var id = (string)row[table.TrimEnd('s') + "id"]!;
            Assert.Multiple(async () =>
            {
                Assert.That((await Rep.Send(HttpMethod.Patch, $"{table}({id})", new JsonObject { ["aria_name"] = "mine" })).Status, Is.EqualTo(403), "update " + table);
                Assert.That((await Rep.Send(HttpMethod.Delete, $"{table}({id})")).Status, Is.EqualTo(403), "delete " + table);
                Assert.That((await Rep.Send(HttpMethod.Post, table, new JsonObject { ["aria_name"] = "mine" })).Status, Is.EqualTo(403), "create " + table);
            });
        }
    }

    [Test]
    public async Task Somebody_without_a_role_of_the_solution_can_call_nothing()
    {
        Playground.Organization.CreateUser("Olga Other", "Colleague without a billing role");
        var stranger = Representative.SignInWithoutLink(Playground, "Olga Other", Rep.CustomerId);
        var answer = await stranger.Preview(Intents.Seed);
        stranger.Dispose();
        Assert.That(answer.Status, Is.EqualTo(403), answer.ToString);
    }

    private void EnterNotificationKey()
    {
        var system = Playground.Organization.ServiceFor(Playground.Organization.SystemUserId);
        var connection = system.RetrieveMultiple(new QueryExpression("aria_connection")).Entities.Single();
        system.Update(new Entity("aria_connection", connection.Id) { ["aria_notificationkey"] = NotificationCanary });
    }
}
