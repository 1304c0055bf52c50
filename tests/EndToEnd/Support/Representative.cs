using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Support;

/// <summary>Somebody signed in at the playground, in a browser of their own, working on one customer over the Web API as the pages do.</summary>
internal sealed class Representative : IDisposable
{
    public const string SampleConnection = "0a1b0000-0000-4000-8000-000000000001";
    private const string Root = "/api/data/v9.2/";
    private readonly HttpClient http;
    private string account = "";

    private Representative(PlaygroundHost playground, string fullName)
    {
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = playground.Address };
        http.DefaultRequestHeaders.Add("Cookie", "playground-user=" + playground.UserId(fullName));
        http.DefaultRequestHeaders.Add("OData-Version", "4.0");
        http.DefaultRequestHeaders.Add("Accept", "application/json");
    }

    public static async Task<Representative> SignIn(PlaygroundHost playground, string fullName = "Robin Rep", string acctNo = "4711001")
    {
        var person = new Representative(playground, fullName);
        var link = await person.Row("aria_accounts", $"$filter=aria_acctno eq '{acctNo}'&$select=aria_acctno,_aria_customerid_value");
        person.account = (string)link["_aria_customerid_value"]!;
        return person;
    }

    /// <summary>Somebody who may read no row of the solution and so is told the customer.</summary>
    public static Representative SignInWithoutLink(PlaygroundHost playground, string fullName, string customerId) =>
        new(playground, fullName) { account = customerId };

    public HttpClient Http => http;

    public string CustomerId => account;

    public Task<ApiAnswer> Options(string planInstanceNo = "8800102") => Call("aria_GetOptions", new JsonObject { ["PlanInstanceNo"] = planInstanceNo });

    public Task<ApiAnswer> Preview(string intent) => Call("aria_PreviewChange", new JsonObject { ["Intent"] = intent });

    /// <summary>Previews and demands that it can be confirmed.</summary>
    public async Task<ApiAnswer> Previewed(string intent)
    {
        var preview = await Preview(intent);
        Assert.That(preview.Success, Is.True, preview.ToString);
        return preview;
    }

    public Task<ApiAnswer> Submit(ApiAnswer previewed) => Call("aria_SubmitOperation", new JsonObject { ["OperationId"] = previewed.OperationId });

    /// <summary>Confirms and demands that the intent is on record.</summary>
    public async Task<ApiAnswer> Submitted(string intent)
    {
        var submitted = await Submit(await Previewed(intent));
        Assert.That(submitted.Success, Is.True, submitted.ToString);
        return submitted;
    }

    public Task<ApiAnswer> Commit(ApiAnswer submitted) =>
        Call("aria_CommitOperation", new JsonObject { ["OperationId"] = submitted.OperationId, ["Version"] = submitted.Version });

    public async Task<ApiAnswer> Done(string intent)
    {
        var committed = await Commit(await Submitted(intent));
        Assert.That(committed.Success && committed.State == "Done", Is.True, committed.ToString);
        return committed;
    }

    public Task<ApiAnswer> Resolve(ApiAnswer operation) => Call("aria_ResolveOperation", new JsonObject { ["OperationId"] = operation.OperationId });

    public Task<ApiAnswer> Refresh() => Call("aria_RefreshAccount", []);

    /// <summary>Refreshes and demands that Aria could be read; returns how many rows were written.</summary>
    public async Task<int> Refreshed()
    {
        var refreshed = await Refresh();
        Assert.That(refreshed.Success, Is.True, refreshed.ToString);
        var own = refreshed.Result["accounts"]!.AsArray().Single()!;
        Assert.That((string)own["message"]!, Is.Empty);
        return (int)own["rowsWritten"]!;
    }

    public Task<JsonObject> Operation(ApiAnswer operation) => Get($"aria_operations({operation.OperationId})");

    /// <summary>The state on the operation's row, as its label says it.</summary>
    public async Task<string> StateOnRow(ApiAnswer operation) =>
        OperationStates.Name((int)(await Operation(operation))["aria_state"]!);

    public Task<JsonObject> Plan(string instanceNo) => Row("aria_planinstances", $"$filter=aria_planinstanceno eq '{instanceNo}'");

    public async Task<JsonObject[]> Rows(string set, string query = "")
    {
        var answer = await Get(query.Length == 0 ? set : $"{set}?{query}");
        return [.. answer["value"]!.AsArray().Select(row => row!.AsObject())];
    }

    public async Task<JsonObject> Row(string set, string query)
    {
        var rows = await Rows(set, query);
        Assert.That(rows, Has.Length.EqualTo(1), $"{set}?{query}");
        return rows[0];
    }

    public async Task<JsonObject> Get(string path)
    {
        using var response = await http.GetAsync(new Uri(Root + path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), () => $"GET {path}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public async Task<(int Status, string Body)> Send(HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, Root + path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task<ApiAnswer> Call(string api, JsonObject parameters) => Post($"accounts({account})", api, parameters);

    /// <summary>Looks for an account in Aria, by the sample's one connection.</summary>
    public Task<ApiAnswer> Find(string searchFor) => Call("aria_FindAriaAccount", new JsonObject { ["ConnectionId"] = SampleConnection, ["SearchFor"] = searchFor });

    /// <summary>Links what was found.</summary>
    public Task<ApiAnswer> Link(ApiAnswer found) => Call("aria_LinkAccount", new JsonObject
    {
        ["ConnectionId"] = SampleConnection, ["AcctNo"] = (string)found.Result["acctNo"]!, ["Fingerprint"] = (string)found.Result["fingerprint"]!,
    });

    public Task<ApiAnswer> Unlink(string linkId) => Call("aria_UnlinkAccount", new JsonObject { ["LinkId"] = linkId });

    /// <summary>An API of the sample's one connection.</summary>
    public Task<ApiAnswer> OnConnection(string api, JsonObject parameters) => Post($"aria_connections({SampleConnection})", api, parameters);

    public void Dispose() => http.Dispose();

    private async Task<ApiAnswer> Post(string row, string api, JsonObject parameters)
    {
        try
        {
            var (status, body) = await Send(HttpMethod.Post, $"{row}/Microsoft.Dynamics.CRM.{api}", parameters);
            return new ApiAnswer(status, JsonNode.Parse(body)!.AsObject());
        }
        catch (HttpRequestException)
        {
            return ApiAnswer.None;
        }
    }
}
