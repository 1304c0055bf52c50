using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.Playground.Http;

namespace CrmAriaConnector.Playground.Headless;

/// <summary>Plays a story against a playground of its own, over HTTP as a browser would, and checks what it promises.</summary>
internal sealed class ScenarioRun : IDisposable
{
    private const string Indent = "     ";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PlaygroundHost _host;
    private readonly Scenario _scenario;
    private readonly TextWriter _output;
    private readonly HttpClient _browser;
    private readonly HttpClient _aria;
    private readonly Scope _scope = new();

    private ScenarioRun(PlaygroundHost host, Scenario scenario, TextWriter output)
    {
        _host = host;
        _scenario = scenario;
        _output = output;
        _browser = new HttpClient { BaseAddress = new Uri(host.Address, "/api/data/v9.2/") };
        _browser.DefaultRequestHeaders.Add("Cookie", $"{SignedInUser.Cookie}={host.UserId(scenario.User):D}");
        _browser.DefaultRequestHeaders.Add("Prefer", "odata.include-annotations=\"*\"");
        _aria = new HttpClient { BaseAddress = host.Simulator.BaseAddress };
    }

    /// <summary>Plays the story and returns the exit code: 0 when everything came as promised, 1 when something differs.</summary>
    /// <exception cref="PlaygroundException">There is no such story, or the playground cannot start.</exception>
    public static Task<int> PlayAsync(string name, PlaygroundOptions options, TextWriter output) => PlayAsync(Scenario.Read(name), options, output);

    /// <inheritdoc cref="PlayAsync(string, PlaygroundOptions, TextWriter)"/>
    public static async Task<int> PlayAsync(Scenario scenario, PlaygroundOptions options, TextWriter output)
    {
        await using var host = await PlaygroundHost.StartAsync(options with { RunAsyncSteps = false });
        using var run = new ScenarioRun(host, scenario, output);
        return await run.PlayAsync() ? 0 : 1;
    }

    public void Dispose()
    {
        _browser.Dispose();
        _aria.Dispose();
    }

    private async Task<bool> PlayAsync()
    {
        await _output.WriteLineAsync($"{_scenario.Title} ({_scenario.User})");
        for (var index = 0; index < _scenario.Steps.Count; index++)
        {
            var step = _scenario.Steps[index];
            await _output.WriteLineAsync();
            await _output.WriteLineAsync($"{index + 1,3}. {_scope.Text(step.Say)}");
            _scope.Set("result", await Do(step));
            foreach (var (name, value) in step.Keep)
                _scope.Set(name, _scope.Value(value));
            if (step.Table is { } table)
                await Show(table);
            foreach (var text in step.Show)
                await _output.WriteLineAsync(Indent + _scope.Text(text));
            if (!await Check(step))
                return false;
        }
        await _output.WriteLineAsync();
        await _output.WriteLineAsync($"All {_scenario.Steps.Count} steps came as promised.");
        return true;
    }

    private async Task<bool> Check(ScenarioStep step)
    {
        foreach (var check in step.Check)
        {
            var found = _scope.Value(check.That);
            var promised = _scope.Filled(check.Is);
            if (!Scope.AreSame(found, promised))
            {
                await _output.WriteLineAsync($"{Indent}NOT as promised: {_scope.Text(check.Says)} Promised: {Scope.Plain(promised)}. Found: {Scope.Plain(found)}.");
                return false;
            }
            await _output.WriteLineAsync($"{Indent}as promised: {_scope.Text(check.Says)}");
        }
        return true;
    }

    private async Task<JsonNode?> Do(ScenarioStep step)
    {
        if (step.Clock is { } day)
        {
            _host.Simulator.Tenant.AdvanceTo(day);
            return new JsonObject { ["today"] = _host.Simulator.Tenant.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        }
        if (step.AsyncSteps)
        {
            await _host.Organization.DrainAsyncJobsAsync();
            return new JsonObject { ["failed"] = _host.Organization.AsyncJobs.Count(job => job.State == AsyncJobState.Failed) };
        }
        if (step.Get is { } address)
            return await Send(_browser, HttpMethod.Get, _scope.Text(address), body: null);
        if (step.Operation is { } operation)
            return await Execute(operation);
        return step.Aria is { } call ? await Send(_aria, HttpMethod.Post, "/v1/core", Merged(call)) : null;
    }

    private async Task<JsonNode?> Execute(ScenarioOperation operation)
    {
        var body = new JsonObject();
        foreach (var (name, value) in operation.Parameters ?? [])
            body[name] = _scope.Filled(value) is JsonObject json ? json.ToJsonString(Plain) : _scope.Filled(value);
        var answer = await Send(_browser, HttpMethod.Post, $"{_scope.Text(operation.Target)}/Microsoft.Dynamics.CRM.{operation.Name}", body);
        if (operation.Result is null || Scope.Find(answer, operation.Result) is not { } text || Scope.Plain(text).Length == 0)
            return answer;
        var result = JsonNode.Parse(Scope.Plain(text));
        _scope.Set("answer", answer);
        return result;
    }

    private JsonObject Merged(JsonObject call)
    {
        var body = (JsonObject)_scope.Filled(_scenario.Aria)!;
        foreach (var (name, value) in call)
            body[name] = _scope.Filled(value);
        return body;
    }

    private static async Task<JsonNode?> Send(HttpClient client, HttpMethod method, string address, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(Plain), Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? (text.Length == 0 ? null : JsonNode.Parse(text))
            : throw new PlaygroundException($"{method} {address} was answered with {(int)response.StatusCode}: {text}");
    }

    private async Task Show(ScenarioTable table)
    {
        var items = _scope.Find(table.Rows) as JsonArray ?? [];
        var cells = items.Select(item => table.Columns.Select(column => Scope.Find(item, column.Value)).ToArray()).ToList();
        var isNumber = table.Columns.Select((_, column) => cells.Any(row => row[column]?.GetValueKind() == JsonValueKind.Number)).ToArray();
        var texts = cells.Select(row => row.Select((cell, column) => Scope.Plain(cell, table.Columns[column].Format)).ToArray()).Prepend(table.Columns.Select(column => column.Title).ToArray()).ToList();
        var widths = table.Columns.Select((_, column) => texts.Max(row => row[column].Length)).ToArray();
        foreach (var row in texts)
            await _output.WriteLineAsync(Indent + string.Join("  ", row.Select((cell, column) => isNumber[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }
}
