using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Benchmarks;

/// <summary>The call that is compared: get_acct_details_all_m of a sample account; its balance proves that the answer was read.</summary>
internal sealed class AccountCall(Uri address) : IDisposable
{
    private const string Operation = "get_acct_details_all_m";
    private const long ClientNo = 9000123;
    private const string AuthKey = "local-playground-key";
    private const long AcctNo = 4711001;

    private readonly Lazy<RestSharpTransport> _transport = new(() => new RestSharpTransport(address));
    private readonly Lazy<HttpClient> _http = new(() => new HttpClient { BaseAddress = address });
    private AriaClient? _client;

    public async Task<decimal> TypedAsync()
    {
        _client ??= new AriaClient(new AriaClientOptions(ClientNo, new AriaSecret(AuthKey)), _transport.Value);
        var answer = await _client.SendAsync(new GetAcctDetailsAllRequest { AcctNo = AcctNo }).ConfigureAwait(false);
        return answer.AcctBalance ?? throw new InvalidOperationException("The typed call brought no balance.");
    }

    /// <summary>The HTTP part of a typed call alone: the answer is fetched and not read. Returns its length.</summary>
    public async Task<decimal> TransportAsync()
    {
        var request = new AriaHttpRequest(Operation, Body(), mayChangeAria: false, TimeSpan.FromSeconds(15));
        using var answer = await _transport.Value.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
        return answer.Body.Count;
    }

    public async Task<decimal> BareAsync()
    {
        using var content = new StringContent(Body(), Encoding.UTF8, "application/json");
        using var response = await _http.Value.PostAsync("v1/core", content).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.GetProperty("acct_balance").GetDecimal();
    }

    public void Dispose()
    {
        if (_transport.IsValueCreated)
            _transport.Value.Dispose();
        if (_http.IsValueCreated)
            _http.Value.Dispose();
    }

    private static string Body() => new JsonObject
    {
        ["rest_call"] = Operation,
        ["client_no"] = ClientNo,
        ["auth_key"] = AuthKey,
        ["output_format"] = "json",
        ["acct_no"] = AcctNo,
    }.ToJsonString();
}
