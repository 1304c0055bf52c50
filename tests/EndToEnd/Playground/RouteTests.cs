using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>What the frame asks of the host: who is there, what to show, and the levers at its top.</summary>
internal sealed class RouteTests : PlaygroundFixture
{
    [TearDown]
    public Task BackToTheSample() => Host.ResetAsync();

    private async Task<JsonNode> Get(string path, HttpClient? browser = null) => (await (browser ?? Browser).GetFromJsonAsync<JsonNode>("/_playground/" + path))!;

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(string path, object body, HttpClient? browser = null)
    {
        using var response = await (browser ?? Browser).PostAsJsonAsync("/_playground/" + path, body);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private async Task<string> BrightwaterId() =>
        (string)(await Get("records/account"))["records"]!.AsArray().Single(record => (string?)record!["name"] == "Brightwater Clinics")!["id"]!;

    [Test]
    public async Task The_session_tells_everything_the_frame_needs_at_its_start()
    {
        var session = await Get("session");

        Assert.Multiple(() =>
        {
            Assert.That((string?)session["user"]!["name"], Is.EqualTo("Robin Rep"));
            Assert.That(session["users"]!.AsArray().Select(user => (string?)user!["name"]), Is.EqualTo(new[] { "Robin Rep", "Rita Rep", "Lee Lead", "Ada Admin" }));
            Assert.That(session["user"]!["roles"]!.AsArray().Select(role => (string?)role!["name"]), Does.Contain("Aria Representative").And.Contain("Basic User"));
            Assert.That((string?)session["user"]!["privileges"]!["prvappendtoaria_operation"], Is.EqualTo("Basic"));
            Assert.That((string?)session["today"], Is.EqualTo("2019-02-18"));
            Assert.That((string?)session["simulator"], Is.EqualTo(Host.Simulator.BaseAddress + "_sim/"));
            Assert.That((string?)session["entitySets"]!["aria_planinstance"], Is.EqualTo("aria_planinstances"));
            Assert.That(session["dependencies"]!["aria_/js/commands.js"]!.AsArray().Select(name => (string?)name), Is.EqualTo(new[] { "aria_/strings/Billing.1033.resx" }));
            Assert.That((string?)session["solution"]!["version"], Is.EqualTo(Host.Organization.Solutions[0].Version.ToString()));
            Assert.That((string?)session["table"], Is.EqualTo("account"));
        });
    }

    [Test]
    public async Task The_ribbon_is_the_solutions() =>
        Assert.That(await Browser.GetStringAsync("/_playground/ribbon/account"), Is.EqualTo(Host.Organization.RibbonXml("account")).And.Contain("AriaBilling.openBilling"));

    [Test]
    public async Task The_list_shows_the_sample_customers()
    {
        var list = await Get("records/account");

        Assert.Multiple(() =>
        {
            Assert.That(list["records"]!.AsArray().Select(record => (string?)record!["name"]), Is.EqualTo(new[] { "Brightwater Clinics", "Kanazawa Trading", "Maple Street Bakery", "Northfield Logistics" }));
            Assert.That((string?)list["columns"]![0]!["label"], Is.EqualTo("Account Name"));
            Assert.That((string?)list["records"]![0]!["cells"]![1], Is.EqualTo("CRM-000451"));
        });
    }

    [Test]
    public async Task A_record_shows_its_fields_and_what_CRM_mirrors_of_it_in_Aria()
    {
        var record = await Get("record/account/" + await BrightwaterId());

        var related = record["related"]!.AsArray().ToDictionary(list => (string)list!["label"]!, list => list!["rows"]!.AsArray());
        Assert.Multiple(() =>
        {
            Assert.That((string?)record["title"], Is.EqualTo("Brightwater Clinics"));
            Assert.That((string?)record["primaryName"], Is.EqualTo("name"));
            Assert.That(record["fields"]!.AsArray().Single(field => (string?)field!["name"] == "ownerid")!["text"]!.ToString(), Is.EqualTo("Robin Rep"));
            Assert.That(related["Aria accounts"].Single()!.AsArray().Select(cell => cell?.ToString()), Does.Contain("4711001"));
            Assert.That(related["Aria plans"].Count, Is.EqualTo(2), "the refresh at the start has mirrored the plans");
        });
    }

    [Test]
    public async Task Who_has_a_role_of_an_imported_app_is_led_to_its_tables()
    {
        using var ada = NewBrowser();
        await Post("user", new { id = Host.UserId("Ada Admin") }, ada);
        var app = (await Get("session", ada))["apps"]!.AsArray().Single()!;

        Assert.Multiple(async () =>
        {
            Assert.That((string?)app["name"], Is.EqualTo("Aria Billing"));
            Assert.That(app["tables"]!.AsArray().Select(entry => $"{entry!["label"]}: {entry["table"]}"), Is.EquivalentTo(new[] { "Operations: aria_operation", "Events: aria_event", "Connections: aria_connection", "Linked accounts: aria_account" }));
            Assert.That((await Get("session"))["apps"]!.AsArray(), Is.Empty, "a representative has no role of the app");
        });
    }

    /// <summary>Rules of the command bar go by these: with a table that apps only read, the platform hides what would write it.</summary>
    [Test]
    public async Task Apps_let_administrators_write_connections_and_nobody_what_is_read_only_in_apps()
    {
        using var ada = NewBrowser();
        using var system = NewBrowser();
        await Post("user", new { id = Host.UserId("Ada Admin") }, ada);
        await Post("user", new { id = Host.Organization.CreateApplicationUser("Whole organisation", "", "Basic User", "System Administrator") }, system);
        var administrator = (await Get("session", ada))["user"]!["privileges"]!;
        var everything = (await Get("session", system))["user"]!["privileges"]!;

        Assert.Multiple(() =>
        {
            foreach (var verb in new[] { "create", "write", "delete" })
                Assert.That((string?)administrator[$"prv{verb}aria_connection"], Is.EqualTo("Global"), verb);
            foreach (var table in new[] { "aria_operation", "aria_event", "aria_account" })
                Assert.That((string?)everything[$"prvdelete{table}"], Is.EqualTo("Global"), $"a customer must be forgotten: {table}");
            foreach (var table in new[] { "aria_planinstance", "aria_queuedchange", "aria_statement", "aria_order" })
                Assert.That((everything[$"prvwrite{table}"], (string?)everything[$"prvread{table}"]), Is.EqualTo(((JsonNode?)null, "Global")), table);
        });
    }

    [Test]
    public async Task A_list_offers_the_views_of_the_solution_and_shows_the_chosen_one()
    {
        using var ada = NewBrowser();
        await Post("user", new { id = Host.UserId("Ada Admin") }, ada);
        var all = await Get("records/aria_operation", ada);
        var views = all["views"]!.AsArray().ToDictionary(view => (string)view!["name"]!, view => (string)view!["id"]!);
        var attention = await Get("records/aria_operation?view=" + views["Needs attention"], ada);

        Assert.Multiple(async () =>
        {
            Assert.That(views.Keys, Is.SupersetOf(new[] { "Active Aria operations", "By account", "Needs attention" }));
            Assert.That((string?)all["view"], Is.EqualTo(views["Active Aria operations"]), "the default view at first");
            Assert.That((string?)attention["view"], Is.EqualTo(views["Needs attention"]));
            Assert.That(attention["columns"]!.AsArray().Select(column => (string?)column!["label"]), Does.Contain("Message").And.Contain("Receipt id"));
            using var wrong = await ada.GetAsync("/_playground/records/aria_operation?view=" + Guid.Empty);
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        });
    }

    [Test]
    public async Task System_jobs_are_for_administrators()
    {
        using var ada = NewBrowser();
        await Post("user", new { id = Host.UserId("Ada Admin") }, ada);

        Assert.That((await Get("jobs", ada)).AsArray(), Is.Empty, "those that succeed are deleted");
        using var refused = await Browser.GetAsync("/_playground/jobs");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("System jobs are for administrators."));
    }

    [TestCase(30_000, HttpStatusCode.OK)]
    [TestCase(40_000, HttpStatusCode.RequestUriTooLong)]
    public async Task An_address_may_have_the_platforms_32_KB(int length, HttpStatusCode status)
    {
        using var answer = await Browser.GetAsync("/api/data/v9.2/accounts?$select=name&$filter=name eq '" + new string('a', length) + "'");

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_table_the_page_knows_nothing_of_shows_its_own_view_and_form_without_what_the_form_hides()
    {
        var list = await Get("records/aria_connection");
        var record = await Get("record/aria_connection/0a1b0000-0000-4000-8000-000000000001");

        Assert.Multiple(() =>
        {
            Assert.That((string?)list["records"]!.AsArray().Single()!["name"], Is.EqualTo("Aria (simulated)"));
            Assert.That(record["fields"]!.AsArray().Select(field => (string?)field!["label"]), Does.Contain("Client number").And.Not.Contain("Auth key").And.Not.Contain("Notification key"));
        });
    }

    [Test]
    public async Task Two_browsers_are_two_people()
    {
        using var other = NewBrowser();
        var rita = Host.UserId("Rita Rep");

        var chosen = await Post("user", new { id = rita }, other);

        Assert.Multiple(async () =>
        {
            Assert.That(chosen.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)(await Get("session", other))["user"]!["name"], Is.EqualTo("Rita Rep"));
            Assert.That((string?)(await Get("session"))["user"]!["name"], Is.EqualTo("Robin Rep"));
            Assert.That((string?)(await other.GetFromJsonAsync<JsonNode>("/api/data/v9.2/WhoAmI"))!["UserId"], Is.EqualTo(rita.ToString()));
        });
    }

    [Test]
    public async Task An_unknown_user_is_refused()
    {
        var (status, body) = await Post("user", new { id = Guid.NewGuid() });

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)body["error"]!["message"], Does.Contain("no user"));
        });
    }

    [Test]
    public async Task The_clock_moves_by_days_and_to_a_date_and_never_back()
    {
        var byDay = await Post("clock", new { days = 1 });
        var toDate = await Post("clock", new { date = "2019-02-22" });
        var back = await Post("clock", new { date = "2019-02-20" });
        var neither = await Post("clock", new { });

        Assert.Multiple(async () =>
        {
            Assert.That((string?)byDay.Body["today"], Is.EqualTo("2019-02-19"));
            Assert.That((string?)toDate.Body["today"], Is.EqualTo("2019-02-22"));
            Assert.That(back.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(neither.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)(await Get("clock"))["today"], Is.EqualTo("2019-02-22"));
        });
    }

    [Test]
    public async Task Reset_takes_both_sides_back_to_the_sample()
    {
        await Post("clock", new { days = 30 });
        using (await Browser.PatchAsJsonAsync($"/api/data/v9.2/accounts({await BrightwaterId()})", new { name = "Renamed" })) { }

        var (status, _) = await Post("reset", new { });

        Assert.Multiple(async () =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)(await Get("session"))["today"], Is.EqualTo("2019-02-18"));
            Assert.That((string?)(await Get("records/account"))["records"]![0]!["name"], Is.EqualTo("Brightwater Clinics"));
            Assert.That((string?)(await Get("session"))["user"]!["name"], Is.EqualTo("Robin Rep"), "users stay");
        });
    }

    [TestCase("record/account/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    [TestCase("records/aria_nothing", HttpStatusCode.BadRequest)]
    [TestCase("nothing", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_answered_with_a_sentence(string path, HttpStatusCode status)
    {
        using var response = await Browser.GetAsync("/_playground/" + path);

        Assert.Multiple(async () =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(status));
            Assert.That((string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["error"]!["message"], Is.Not.Empty);
        });
    }

    [TestCase("reset")]
    [TestCase("clock")]
    [TestCase("user")]
    public async Task A_form_another_site_posts_moves_nothing(string path)
    {
        using var response = await Browser.PostAsync("/_playground/" + path, new FormUrlEncodedContent([KeyValuePair.Create("days", "1")]));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }
}
