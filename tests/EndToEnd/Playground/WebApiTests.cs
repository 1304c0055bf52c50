using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CrmAriaConnector.EndToEnd.Hosting;

/// <summary>The Web API over the imported solution: what each role may do, conditions and errors as client code meets them.</summary>
internal sealed class WebApiTests : PlaygroundFixture
{
    private const string Root = "/api/data/v9.2/";
    private const string Brightwater = "0a1b0000-0000-4000-8000-000000000451";
    private const string Link = "0a1b0000-0000-4000-8000-000000000101";

    private HttpClient As(string fullName)
    {
        var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Host.Address };
        browser.DefaultRequestHeaders.Add("Cookie", $"playground-user={Host.UserId(fullName)}");
        return browser;
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> Send(HttpClient browser, HttpMethod method, string address, string? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, Root + address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await browser.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private Task<JsonNode?> Get(string address) => Browser.GetFromJsonAsync<JsonNode>(Root + address);

    [TestCase("aria_connections", """{"aria_name":"x","aria_clientno":"1","aria_environment":727900000}""")]
    [TestCase("aria_operations", """{"aria_name":"x"}""")]
    [TestCase("aria_accounts", """{"aria_name":"x"}""")]
    [TestCase("aria_planinstances", """{"aria_name":"x"}""")]
    [TestCase("aria_queuedchanges", """{"aria_name":"x"}""")]
    public async Task A_representative_writes_no_row_of_the_solution(string set, string body)
    {
        var (status, answer) = await Send(Browser, HttpMethod.Post, set, body);

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((string?)answer!["error"]!["code"], Is.EqualTo("0x80040220"));
            Assert.That((string?)answer["error"]!["message"], Does.Contain("prvCreate"));
        });
    }

    [TestCase("Robin Rep")]
    [TestCase("Ada Admin")]
    public async Task Nobody_reads_the_key_of_a_connection(string who)
    {
        using var browser = As(who);

        var (status, answer) = await Send(browser, HttpMethod.Get, "aria_connections?$select=aria_name,aria_authkey");

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)answer!["value"]![0]!["aria_name"], Is.Not.Empty);
            Assert.That(answer["value"]![0]!["aria_authkey"], Is.Null);
            Assert.That(answer.ToJsonString(), Does.Not.Contain("local-playground-key"));
        });
    }

    [Test]
    public async Task Not_even_an_administrator_writes_the_key_into_its_column()
    {
        using var ada = As("Ada Admin");

        var (status, _) = await Send(ada, HttpMethod.Patch, "aria_connections(0a1b0000-0000-4000-8000-000000000001)", """{"aria_authkey":"local-playground-key"}""", ifMatch: "*");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task An_operation_needs_the_privilege_that_a_role_of_the_solution_gives()
    {
        Host.Organization.CreateUser("Nora Nobody", "Clerk", "Customer Service Representative");
        using var nora = As("Nora Nobody");

        var (status, answer) = await Send(nora, HttpMethod.Post, $"accounts({Brightwater})/Microsoft.Dynamics.CRM.aria_RefreshAccount", "{}");

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((string?)answer!["error"]!["message"], Does.Contain("prvAppendToaria_operation"));
        });
    }

    [Test]
    public async Task An_operation_on_an_account_out_of_reach_is_refused_by_the_plug_in()
    {
        Host.Organization.CreateUser("Olga Outside", "Clerk", "Aria Representative");
        using var olga = As("Olga Outside");

        var (status, answer) = await Send(olga, HttpMethod.Post, $"accounts({Brightwater})/Microsoft.Dynamics.CRM.aria_RefreshAccount", "{}");

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden), answer?.ToJsonString());
            Assert.That((string?)answer!["error"]!["message"], Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_row_somebody_else_has_changed_is_not_overwritten()
    {
        var etag = (string)(await Get($"accounts({Brightwater})?$select=name"))!["@odata.etag"]!;

        var first = await Send(Browser, HttpMethod.Patch, $"accounts({Brightwater})", """{"fax":"1"}""", etag);
        var second = await Send(Browser, HttpMethod.Patch, $"accounts({Brightwater})", """{"fax":"2"}""", etag);

        Assert.Multiple(() =>
        {
            Assert.That(first.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That((string?)second.Body!["error"]!["code"], Is.EqualTo("0x80060882"));
        });
    }

    [Test]
    public async Task A_row_is_created_read_changed_and_deleted()
    {
        using var created = await Browser.PostAsJsonAsync(Root + "accounts", new { name = "Passing Trade" });
        var address = created.Headers.GetValues("OData-EntityId").Single();
        var id = address[(address.IndexOf('(', StringComparison.Ordinal) + 1)..^1];

        Assert.Multiple(async () =>
        {
            Assert.That((string?)(await Get($"accounts({id})?$select=name"))!["name"], Is.EqualTo("Passing Trade"));
            Assert.That((await Send(Browser, HttpMethod.Patch, $"accounts({id})", """{"name":"Renamed"}""", "*")).Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That((await Send(Browser, HttpMethod.Delete, $"accounts({id})")).Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That((await Send(Browser, HttpMethod.Get, $"accounts({id})?$select=name")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task Text_too_long_for_its_column_is_refused()
    {
        var (status, answer) = await Send(Browser, HttpMethod.Patch, $"accounts({Brightwater})", $$"""{"accountnumber":"{{new string('9', 21)}}"}""", "*");

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)answer!["error"]!["message"], Does.Contain("accountnumber"));
        });
    }

    [Test]
    public async Task A_mirrored_row_is_found_by_the_key_of_Arias_number()
    {
        var plan = await Get($"aria_planinstances(_aria_ariaaccountid_value={Link},aria_planinstanceno='8800102')?$select=aria_name&$expand=aria_ariaaccountid($select=aria_acctno)");

        Assert.Multiple(() =>
        {
            Assert.That((string?)plan!["aria_name"], Is.EqualTo("Mobile Line"));
            Assert.That((string?)plan["aria_ariaaccountid"]!["aria_acctno"], Is.EqualTo("4711001"));
        });
    }

    [Test]
    public async Task Rows_come_in_pages_with_their_number()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Root + "accounts?$select=name&$orderby=name&$count=true&$filter=startswith(accountnumber,'CRM-')");
        request.Headers.Add("Prefer", "odata.maxpagesize=3");
        using var response = await Browser.SendAsync(request);
        var first = await response.Content.ReadFromJsonAsync<JsonNode>();
        var second = await Browser.GetFromJsonAsync<JsonNode>((string)first!["@odata.nextLink"]!);

        Assert.Multiple(() =>
        {
            Assert.That((int)first["@odata.count"]!, Is.EqualTo(4));
            Assert.That(first["value"]!.AsArray().Concat(second!["value"]!.AsArray()).Select(row => (string?)row!["name"]),
                Is.EqualTo(new[] { "Brightwater Clinics", "Kanazawa Trading", "Maple Street Bakery", "Northfield Logistics" }));
        });
    }

    [Test]
    public async Task A_view_of_the_solution_answers_by_its_id_and_by_its_FetchXML()
    {
        var view = Host.Organization.Metadata.Views.First(each => each.Table == "aria_planinstance" && each.IsDefault && each.QueryType == 0);

        var byId = await Get($"aria_planinstances?savedQuery={view.Id}");
        var byFetch = await Get($"aria_planinstances?fetchXml={Uri.EscapeDataString(view.FetchXml)}");

        Assert.Multiple(() =>
        {
            Assert.That(byId!["value"]!.AsArray().Select(row => (string?)row!["aria_name"]), Does.Contain("Mobile Line"));
            Assert.That(byFetch!["value"]!.ToJsonString(), Is.EqualTo(byId["value"]!.ToJsonString()));
        });
    }

    [Test]
    public async Task WhoAmI_is_the_signed_in_user() =>
        Assert.That((string?)(await Get("WhoAmI"))!["UserId"], Is.EqualTo(Host.UserId("Robin Rep").ToString()));
}
