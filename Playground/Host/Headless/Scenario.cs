using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CrmAriaConnector.Playground.Loading;

namespace CrmAriaConnector.Playground.Headless;

/// <summary>A story told as data: what is done, step by step, and what must come of it.</summary>
internal sealed record Scenario
{
    public required string Title { get; init; }

    /// <summary>Full name of the user on whose behalf everything is done.</summary>
    public required string User { get; init; }

    /// <summary>Members every call to Aria carries.</summary>
    public JsonObject Aria { get; init; } = [];

    public required IReadOnlyList<ScenarioStep> Steps { get; init; }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The names of the stories there are.</summary>
    public static IReadOnlyList<string> Names =>
        Directory.EnumerateFiles(SampleFiles.Folder("scenarios"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal).ToList();

    /// <exception cref="PlaygroundException">There is no such story, or its file cannot be read.</exception>
    public static Scenario Read(string name)
    {
        if (!Names.Contains(name))
            throw new PlaygroundException($"There is no scenario '{name}'. Known scenarios: {string.Join(", ", Names)}.");
        try
        {
            return JsonSerializer.Deserialize<Scenario>(File.ReadAllText(Path.Combine(SampleFiles.Folder("scenarios"), name + ".json")), Options)
                ?? throw new JsonException("it is empty");
        }
        catch (JsonException unreadable)
        {
            throw new PlaygroundException($"The scenario '{name}' cannot be read: {unreadable.Message}", unreadable);
        }
    }
}

/// <summary>One step: at most one thing done, then what to show of its result, and what must be true.</summary>
internal sealed record ScenarioStep
{
    public required string Say { get; init; }

    /// <summary>Reads from the Web API: an address below its root.</summary>
    public string? Get { get; init; }

    /// <summary>Runs an operation of the solution on a row.</summary>
    public ScenarioOperation? Operation { get; init; }

    /// <summary>Calls an operation of Aria directly, to see what is true there.</summary>
    public JsonObject? Aria { get; init; }

    /// <summary>Moves Aria's clock to the start of a day.</summary>
    public DateOnly? Clock { get; init; }

    /// <summary>Runs the asynchronous steps that wait.</summary>
    public bool AsyncSteps { get; init; }

    /// <summary>Values to remember, by name.</summary>
    public IReadOnlyDictionary<string, string> Keep { get; init; } = new Dictionary<string, string>();

    public ScenarioTable? Table { get; init; }

    public IReadOnlyList<string> Show { get; init; } = [];

    public IReadOnlyList<ScenarioCheck> Check { get; init; } = [];
}

/// <param name="Target">The row's address, such as accounts(id).</param>
/// <param name="Name">The operation.</param>
/// <param name="Parameters">A value that is an object is sent as its JSON text.</param>
/// <param name="Result">The property of the answer that holds JSON as text; it becomes the step's result.</param>
internal sealed record ScenarioOperation(string Target, string Name, JsonObject? Parameters, string? Result);

/// <param name="Rows">The list whose items are the rows.</param>
/// <param name="Columns">Heading, member and number format of each column.</param>
internal sealed record ScenarioTable(string Rows, IReadOnlyList<ScenarioColumn> Columns);

internal sealed record ScenarioColumn(string Title, string Value, string? Format);

/// <param name="That">What is looked at.</param>
/// <param name="Is">What it must be; numbers are compared as numbers.</param>
/// <param name="Says">The promise in words.</param>
internal sealed record ScenarioCheck(string That, JsonNode? Is, string Says);
