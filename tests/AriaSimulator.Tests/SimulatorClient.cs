using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>A bare HTTP caller and the simulator it talks to; knows nothing of the product's client.</summary>
internal sealed class SimulatorClient : IAsyncDisposable
{
    private readonly HttpClient http;

    private SimulatorClient(AriaSimulatorServer server)
    {
        Server = server;
        http = new HttpClient { BaseAddress = server.BaseAddress };
    }

    public AriaSimulatorServer Server { get; }

    public HttpClient Http => http;

    public static async Task<SimulatorClient> Start(string? tenantJson = null, bool strictTypes = false) =>
        new(await AriaSimulatorServer.StartAsync(new AriaSimulatorOptions { TenantJson = tenantJson, StrictTypes = strictTypes }));

    public static JsonObject Request(string operation, object? fields = null)
    {
        var request = new JsonObject
        {
            ["rest_call"] = operation,
            ["output_format"] = "json",
            ["client_no"] = 9000123,
            ["auth_key"] = "local-playground-key",
        };
        if (fields == null)
            return request;

        foreach (var (name, value) in JsonSerializer.SerializeToNode(fields)!.AsObject())
            request[name] = value?.DeepClone();
        return request;
    }

    public Task<JsonObject> Call(string operation, object? fields = null) => Send(Request(operation, fields));

    /// <summary>Calls and demands success.</summary>
    public async Task<JsonObject> Succeed(string operation, object? fields = null)
    {
        var answer = await Call(operation, fields);
        Assert.That((int?)answer["error_code"], Is.Zero, () => $"{operation}: {answer["error_msg"]}");
        return answer;
    }

    /// <summary>Calls and demands an error code; returns the text that came with it.</summary>
    public async Task<string> Fail(int code, string operation, object? fields = null)
    {
        var answer = await Call(operation, fields);
        Assert.That((int?)answer["error_code"], Is.EqualTo(code), () => $"{operation}: {answer["error_msg"]}");
        return (string?)answer["error_msg"] ?? "";
    }

    public async Task<JsonObject> Send(JsonObject request)
    {
        using var response = await Post(request.ToJsonString());
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<HttpResponseMessage> Post(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.PostAsync("/v1/core", content);
    }

    public async Task<HttpResponseMessage> PostForm(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(path, content);
    }

    public async Task<JsonNode> Admin(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/_sim/" + path);
        if (body != null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>Moves the clock to the start of a day.</summary>
    public void GoTo(string day) => Server.Tenant.AdvanceTo(Dates.Day(day));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}
