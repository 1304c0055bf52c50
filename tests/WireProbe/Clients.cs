using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria;
using Newtonsoft.Json;
using RestSharp;

namespace CrmAriaConnector.WireProbe;

/// <summary>
/// The same call in three ways, each reading the answer from a stream into types and returning the sum of its amounts; and in two
/// that do not look at the answer.
/// </summary>
public sealed class Clients(Uri address) : IDisposable
{
    public const string Typed = "AriaClient";
    public const string Newtonsoft = "HttpClient, Newtonsoft.Json";
    public const string SystemTextJson = "HttpClient, System.Text.Json";
    public const string HttpClientAlone = "HttpClient, answer not read";
    public const string RestSharpAlone = "RestSharp, answer not read";

    private const long ClientNo = 5550001;
    private const long AcctNo = 6100200;
    private const string AuthKey = "benchmark-key";
    private readonly Lazy<RestSharpTransport> _transport = new(() => new RestSharpTransport(address));
    private readonly Lazy<HttpClient> _http = new(() => new HttpClient { BaseAddress = address });
    private readonly Lazy<JsonSerializer> _serializer = new(() => new JsonSerializer { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal });
    private AriaClient? _client;

    public Task<decimal> SendAsync(string kind) => kind switch
    {
        Typed => TypedAsync(),
        Newtonsoft => NewtonsoftAsync(),
        SystemTextJson => SystemTextJsonAsync(),
        HttpClientAlone => HttpClientAloneAsync(),
        RestSharpAlone => RestSharpAloneAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such client."),
    };

    public void Dispose()
    {
        if (_transport.IsValueCreated)
            _transport.Value.Dispose();
        if (_http.IsValueCreated)
            _http.Value.Dispose();
    }

    private async Task<decimal> TypedAsync()
    {
        _client ??= new AriaClient(new AriaClientOptions(ClientNo, new AriaSecret(AuthKey)), _transport.Value);
        var answer = await _client.SendAsync(new GetAcctTransHistoryRequest { AccountNo = AcctNo }).ConfigureAwait(false);
        return answer.History.Sum(row => row.TransactionAmount ?? 0);
    }

    private async Task<decimal> NewtonsoftAsync()
    {
        using var response = await PostAsync().ConfigureAwait(false);
        using var text = new StreamReader(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), Encoding.UTF8);
        using var reader = new JsonTextReader(text);
        return Sum(_serializer.Value.Deserialize<Answer>(reader));
    }

    private async Task<decimal> SystemTextJsonAsync()
    {
        using var response = await PostAsync().ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        return Sum(await System.Text.Json.JsonSerializer.DeserializeAsync<Answer>(stream).ConfigureAwait(false));
    }

    private async Task<decimal> HttpClientAloneAsync()
    {
        using var response = await PostAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>With nothing switched on, and the answer left to nobody.</summary>
    private async Task<decimal> RestSharpAloneAsync()
    {
        using var client = new RestClient(new RestClientOptions(address) { Timeout = Timeout.InfiniteTimeSpan, UserAgent = null });
        var post = new RestRequest("v1/core", Method.Post) { AdvancedResponseWriter = (message, request) => new RestResponse(request) { StatusCode = message.StatusCode } };
        post.AddStringBody(Body, ContentType.Json);
        var response = await client.ExecuteAsync(post).ConfigureAwait(false);
        return response.ErrorException is null ? 0 : throw response.ErrorException;
    }

    private async Task<HttpResponseMessage> PostAsync()
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, "v1/core") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        // The answer is read as it comes: the strictest comparison, which puts nothing into memory first.
        return await _http.Value.SendAsync(post, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
    }

    private static string Body => $$"""{"rest_call":"get_acct_trans_history_m","output_format":"json","client_no":{{ClientNo}},"auth_key":"{{AuthKey}}","account_no":{{AcctNo}}}""";

    private static decimal Sum(Answer? answer) =>
        answer is { ErrorCode: 0, History: { } rows } ? rows.Sum(row => row.TransactionAmount ?? 0) : throw new InvalidDataException("The answer holds no rows.");
}
