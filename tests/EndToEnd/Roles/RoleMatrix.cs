using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Roles;

/// <summary>
/// Every Custom API and every table of the solution, tried by everybody: each role can do its duty and nothing else, and
/// another customer's numbers are refused to all. What is expected is written out here, from docs/architecture.md.
/// </summary>
public class RoleMatrix : PlaygroundTest
{
    /// <summary>Basic User and Customer Service Representative: works on every Account, and has no role of the solution.</summary>
    private const string ServiceOnly = "Service Only";

    /// <summary>Basic User and Aria Representative: reads the solution's rows, and has no access to the customer.</summary>
    private const string AriaOnly = "Aria Only";

    /// <summary>System Administrator: may do everything, which proves that the requests below are sound.</summary>
    private const string Everything = "System Admin";

    /// <summary>Aria Event Receiver and nothing besides: the application user of the sample.</summary>
    private const string EventReceiver = "Aria Events";

    private static readonly string[] billingPeople = ["Robin Rep", "Lee Lead", "Ada Admin"];

    [OneTimeSetUp]
    public void AddPeople()
    {
        Playground.Organization.CreateUser(ServiceOnly, "Has no billing role", "Customer Service Representative");
        Playground.Organization.CreateUser(AriaOnly, "Has no customers", "Aria Representative");
        Playground.Organization.CreateUser(Everything, "Runs the organisation", "System Administrator");
    }

    [Test]
    public async Task Custom_APIs()
    {
        var tried = new List<string>();
        var (previewed, submitted) = (await Rep.Previewed(Intents.FiveLinesToday), await Rep.Submitted(Intents.FourLinesToday));
        foreach (var who in new[] { ServiceOnly, AriaOnly })
        {
            using var stranger = Representative.SignInWithoutLink(Playground, who, Rep.CustomerId);
            tried.Add(Line(who, await stranger.Options(), await stranger.Preview(Intents.FiveLinesToday), await stranger.Submit(previewed), await stranger.Commit(submitted), await stranger.Resolve(submitted), await stranger.Refresh()));
        }

        Assert.Multiple(async () =>
        {
            Assert.That(await Rep.StateOnRow(previewed), Is.EqualTo("Previewed"));
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Submitted"));
            Assert.That(await Rep.Rows("aria_operations"), Has.Length.EqualTo(2), "a refused preview leaves no row");
            Assert.That(await Aria.Writes(), Is.Zero);
        });

        Assert.That((await Rep.Commit(submitted)).State, Is.EqualTo("Done"), "the account is free again");
        var intents = new Queue<string>([Intents.FiveLinesToday, Intents.FourLinesToday, Intents.FiveLinesToday]);
        foreach (var who in billingPeople)
        {
            var person = await SignIn(who);
            var options = await person.Options();
            var preview = await person.Preview(intents.Dequeue());
            var submit = await person.Submit(preview);
            var commit = await person.Commit(submit);
            tried.Add(Line(who, options, preview, submit, commit, await person.Resolve(commit), await person.Refresh()));
        }

        Assert.That(tried, Is.EqualTo(new[]
        {
            //               GetOptions  PreviewChange  SubmitOperation  CommitOperation  ResolveOperation  RefreshAccount
            "Service Only    403         403            403              403              403               403",
            "Aria Only       403         403            403              403              403               403",
            "Robin Rep       OK          OK             OK               OK               OK                OK",
            "Lee Lead        OK          OK             OK               OK               OK                OK",
            "Ada Admin       OK          OK             OK               OK               OK                OK",
        }));

        static string Line(string who, ApiAnswer options, ApiAnswer preview, ApiAnswer submit, ApiAnswer commit, ApiAnswer resolve, ApiAnswer refresh) =>
            $"{who,-15} {Told(options),-11} {Told(preview),-14} {Told(submit),-16} {Told(commit),-16} {Told(resolve),-17} {Told(refresh)}";
    }

    [Test]
    public async Task A_change_somebody_else_previewed()
    {
        var (previewed, submitted) = (await Rep.Previewed(Intents.FiveLinesToday), await Rep.Submitted(Intents.FourLinesToday));
        var tried = new List<string>();
        foreach (var who in new[] { "Rita Rep", "Lee Lead", "Ada Admin", Everything })
        {
            var person = await SignIn(who);
            tried.Add($"{who,-13} {Told(await person.Submit(previewed)),-16} {Told(await person.Commit(submitted)),-16} {Told(await person.Resolve(submitted)),-17} {Told(await person.Refresh())}");
        }

        Assert.Multiple(async () =>
        {
            Assert.That(tried, Is.EqualTo(new[]
            {
                //             SubmitOperation  CommitOperation  ResolveOperation  RefreshAccount
                "Rita Rep      NOT_YOURS        NOT_YOURS        UNKNOWN_OUTCOME   OK",
                "Lee Lead      NOT_YOURS        NOT_YOURS        UNKNOWN_OUTCOME   OK",
                "Ada Admin     NOT_YOURS        NOT_YOURS        UNKNOWN_OUTCOME   OK",
                "System Admin  NOT_YOURS        NOT_YOURS        UNKNOWN_OUTCOME   OK",
            }), "looking is for everybody; it tells that the change is being sent");
            Assert.That(await Aria.Writes(), Is.Zero);
        });
        Assert.That((await Rep.Commit(submitted)).State, Is.EqualTo("Done"), "the owner's own confirmation is not disturbed");
    }

    [Test]
    public async Task Link_APIs()
    {
        using var atTheBakery = Representative.SignInWithoutLink(Playground, "Lee Lead", "0a1b0000-0000-4000-8000-000000000454");
        var found = await atTheBakery.Find("4711091");
        var link = (string)(await atTheBakery.Link(found)).Result["linkId"]!;
        var tried = new List<string>();
        foreach (var who in new[] { "Robin Rep", "Ada Admin", ServiceOnly, AriaOnly, Everything, "Lee Lead" })
        {
            using var person = Representative.SignInWithoutLink(Playground, who, atTheBakery.CustomerId);
            var (find, again) = (await person.Find("4711092"), await person.Link(found));
            tried.Add($"{who,-15} {Told(find),-15} {Told(again),-15} {Told(await person.Unlink(link))}");
        }

        Assert.That(tried, Is.EqualTo(new[]
        {
            //               FindAriaAccount LinkAccount     UnlinkAccount
            "Robin Rep       403             403             403",
            "Ada Admin       403             403             403",
            "Service Only    403             403             403",
            "Aria Only       403             403             403",
            "System Admin    OK              ALREADY_LINKED  OK",
            "Lee Lead        OK              OK              OK",
        }), "the link is free when the lead's turn comes");
    }

    [Test]
    public async Task Connection_APIs()
    {
        var tried = new List<string>();
        foreach (var who in new[] { "Robin Rep", "Lee Lead", "Ada Admin", ServiceOnly, AriaOnly, Everything })
        {
            using var person = Representative.SignInWithoutLink(Playground, who, Rep.CustomerId);
            var keys = await person.OnConnection("aria_SetConnectionKeys", new JsonObject { ["NotificationKey"] = "role-matrix" });
            tried.Add($"{who,-15} {Told(keys),-18} {Told(await person.OnConnection("aria_TestConnection", []))}");
        }

        Assert.That(tried, Is.EqualTo(new[]
        {
            //               SetConnectionKeys  TestConnection
            "Robin Rep       403                403",
            "Lee Lead        403                403",
            "Ada Admin       OK                 OK",
            "Service Only    403                403",
            "Aria Only       403                403",
            "System Admin    OK                 OK",
        }));
    }

    [Test]
    public async Task Tables()
    {
        var admin = await SignIn(Everything);
        var references = await References.Of(admin);
        var tried = new List<string>();
        var number = 0;
        foreach (var table in SolutionTable.All)
        {
            var line = $"{table.Name,-18}";
            foreach (var who in new[] { "Robin Rep", "Lee Lead", "Ada Admin", ServiceOnly, AriaOnly, Everything })
            {
                var person = Representative.SignInWithoutLink(Playground, who, Rep.CustomerId);
                var spare = await Made(admin, table, table.Row(references, ++number));
                var create = await person.Send(HttpMethod.Post, table.Set, table.Row(references, ++number));
                var read = await person.Send(HttpMethod.Get, $"{table.Set}({spare})?$select={table.Name}id");
                var write = await person.Send(HttpMethod.Patch, $"{table.Set}({spare})", new JsonObject { ["aria_name"] = "changed" });
                var delete = await person.Send(HttpMethod.Delete, $"{table.Set}({spare})");
                person.Dispose();
                line += string.Create(CultureInfo.InvariantCulture, $"  {create.Status} {read.Status} {write.Status} {delete.Status}");
            }

            tried.Add(line);
        }

        Assert.That(tried, Is.EqualTo(new[]
        {
            // each: Create Read Write Delete
            //                  Robin Rep        Lee Lead         Ada Admin        Service Only     Aria Only        System Admin
            "aria_connection     403 200 403 403  403 200 403 403  204 200 204 204  403 403 403 403  403 200 403 403  204 200 204 204",
            "aria_account        403 200 403 403  403 200 403 403  403 200 403 403  403 403 403 403  403 200 403 403  204 200 204 204",
            "aria_planinstance   403 200 403 403  403 200 403 403  403 200 403 403  403 403 403 403  403 200 403 403  204 200 204 204",
            "aria_queuedchange   403 200 403 403  403 200 403 403  403 200 403 403  403 403 403 403  403 200 403 403  204 200 204 204",
            "aria_statement      403 200 403 403  403 200 403 403  403 200 403 403  403 403 403 403  403 200 403 403  204 200 204 204",
            "aria_order          403 200 403 403  403 200 403 403  403 200 403 403  403 403 403 403  403 200 403 403  204 200 204 204",
            "aria_operation      403 200 403 403  403 200 403 403  403 200 403 403  403 403 403 403  403 200 403 403  204 200 204 204",
            "aria_event          403 200 403 403  403 200 403 403  403 200 403 403  403 403 403 403  403 200 403 403  204 200 204 204",
        }));
    }

    [Test]
    public async Task Taking_in_events()
    {
        var tried = new List<string>();
        foreach (var who in new[] { "Robin Rep", "Lee Lead", "Ada Admin", ServiceOnly, AriaOnly, EventReceiver, Everything })
        {
            using var person = Representative.SignInWithoutLink(Playground, who, Rep.CustomerId);
            var (status, body) = await person.Send(HttpMethod.Post, "aria_ReceiveEvents", new JsonObject { ["Document"] = "<apf2doc/>" });
            tried.Add($"{who,-13} {Told(new ApiAnswer(status, JsonNode.Parse(body)!.AsObject()))}");
        }

        Assert.That(tried, Is.EqualTo(new[]
        {
            "Robin Rep     403",
            "Lee Lead      403",
            "Ada Admin     403",
            "Service Only  403",
            "Aria Only     403",
            "Aria Events   INVALID_DOCUMENT",
            "System Admin  INVALID_DOCUMENT",
        }));
    }

    [Test]
    public async Task Who_takes_in_events_does_nothing_else()
    {
        var admin = await SignIn(Everything);
        var references = await References.Of(admin);
        using var receiver = Representative.SignInWithoutLink(Playground, EventReceiver, Rep.CustomerId);
        var tried = new List<int>();
        var number = 0;
        foreach (var table in SolutionTable.All)
        {
            var spare = await Made(admin, table, table.Row(references, ++number));
            tried.Add((await receiver.Send(HttpMethod.Get, table.Set)).Status);
            tried.Add((await receiver.Send(HttpMethod.Post, table.Set, table.Row(references, ++number))).Status);
            tried.Add((await receiver.Send(HttpMethod.Patch, $"{table.Set}({spare})", new JsonObject { ["aria_name"] = "changed" })).Status);
            tried.Add((await receiver.Send(HttpMethod.Delete, $"{table.Set}({spare})")).Status);
        }

        foreach (var table in new[] { "accounts", "contacts", "systemusers" })
            tried.Add((await receiver.Send(HttpMethod.Get, table)).Status);
        tried.AddRange([(await receiver.Options()).Status, (await receiver.Preview(Intents.FiveLinesToday)).Status, (await receiver.Refresh()).Status]);
        Assert.That(tried, Is.All.EqualTo(403));
        Assert.That(await Aria.Writes(), Is.Zero);
    }

    [Test]
    public async Task Another_customers_numbers()
    {
        var atTheOther = await SignIn("Robin Rep", "4711002");
        var previewed = await atTheOther.Previewed(Intents.Update("4711002", "8800202", "151"));
        var submitted = await atTheOther.Submitted(Intents.Update("4711002", "8800202", "152"));
        var tried = new List<string>();
        foreach (var who in billingPeople)
        {
            // Signed in at 4711001, with the plan, the account and the operations of 4711002.
            var person = await SignIn(who);
            ApiAnswer[] answers =
            [
                await person.Options("8800202"),
                await person.Preview(Intents.Update("4711002", "8800202")),
                await person.Preview(Intents.Update("4711001", "8800202")),
                await person.Submit(previewed),
                await person.Commit(submitted),
                await person.Resolve(submitted),
            ];
            tried.Add($"{who,-9}  {string.Join("  ", answers.Select(Told))}");
        }

        Assert.Multiple(async () =>
        {
            Assert.That(tried, Is.EqualTo(new[]
            {
                //          GetOptions             PreviewChange, by account and by plan     Submit Commit Resolve
                "Robin Rep  UNKNOWN_PLAN_INSTANCE  NOT_THIS_CUSTOMER  UNKNOWN_PLAN_INSTANCE  403  403  403",
                "Lee Lead   UNKNOWN_PLAN_INSTANCE  NOT_THIS_CUSTOMER  UNKNOWN_PLAN_INSTANCE  403  403  403",
                "Ada Admin  UNKNOWN_PLAN_INSTANCE  NOT_THIS_CUSTOMER  UNKNOWN_PLAN_INSTANCE  403  403  403",
            }));
            Assert.That(await atTheOther.StateOnRow(previewed), Is.EqualTo("Previewed"));
            Assert.That(await atTheOther.StateOnRow(submitted), Is.EqualTo("Submitted"));
            Assert.That(await Aria.Writes(), Is.Zero);
        });
    }

    /// <summary>The code of an answer, or the status of an error.</summary>
    private static string Told(ApiAnswer answer) => answer.IsAnswered ? answer.Code : answer.Status.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> Made(Representative admin, SolutionTable table, JsonObject row)
    {
        var id = Guid.NewGuid().ToString();
        row[table.Name + "id"] = id;
        var (status, body) = await admin.Send(HttpMethod.Post, table.Set, row);
        Assert.That(status, Is.EqualTo(204), body);
        return id;
    }

    /// <summary>The rows every new row has to refer to.</summary>
    private sealed record References(string Customer, string Connection, string Link)
    {
        public static async Task<References> Of(Representative person)
        {
            var link = await person.Row("aria_accounts", "$filter=aria_acctno eq '4711001'");
            return new References($"/accounts({link["_aria_customerid_value"]})", $"/aria_connections({link["_aria_connectionid_value"]})", $"/aria_accounts({link["aria_accountid"]})");
        }
    }

    /// <summary>A table and a row that it takes: everything required, and a key nobody has.</summary>
    private sealed record SolutionTable(string Name, Func<References, string, JsonObject> Make)
    {
        public static readonly SolutionTable[] All =
        [
            new("aria_connection", (_, number) => new() { ["aria_environment"] = 727900003, ["aria_clientno"] = number }),
            new("aria_account", (to, number) => new() { ["aria_customerid@odata.bind"] = to.Customer, ["aria_connectionid@odata.bind"] = to.Connection, ["aria_acctno"] = number }),
            new("aria_planinstance", (to, number) => new() { ["aria_ariaaccountid@odata.bind"] = to.Link, ["aria_planinstanceno"] = number }),
            new("aria_queuedchange", (to, number) => new() { ["aria_ariaaccountid@odata.bind"] = to.Link, ["aria_queueid"] = number }),
            new("aria_statement", (to, number) => new() { ["aria_ariaaccountid@odata.bind"] = to.Link, ["aria_statementno"] = number }),
            new("aria_order", (to, number) => new() { ["aria_ariaaccountid@odata.bind"] = to.Link, ["aria_orderno"] = number }),
            new("aria_operation", (to, number) => new()
            {
                ["aria_customerid@odata.bind"] = to.Customer, ["aria_ariaaccountid@odata.bind"] = to.Link,
                ["aria_kind"] = 727900000, ["aria_state"] = 727900000, ["aria_receiptid"] = number,
            }),
            new("aria_event", (to, number) => new()
            {
                ["aria_connectionid@odata.bind"] = to.Connection, ["aria_eventno"] = "704", ["aria_transactionid"] = number,
                ["aria_receivedon"] = "2019-02-18T10:00:00Z", ["aria_state"] = 727900000,
            }),
        ];

        public string Set => Name + "s";

        public JsonObject Row(References to, int number)
        {
            var row = Make(to, string.Create(CultureInfo.InvariantCulture, $"99{number:0000}"));
            row["aria_name"] = "Role matrix";
            return row;
        }
    }
}
