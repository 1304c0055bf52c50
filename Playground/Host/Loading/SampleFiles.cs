using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.Playground.Loading;

/// <summary>Who can be chosen in the page's header; an application user cannot.</summary>
internal sealed record SampleUser(string FullName, string Title, string[] Roles, bool IsApplication);

/// <summary>Rows of one table, in the Web API's JSON; the owner is a user's full name.</summary>
internal sealed record SampleRows(string Table, string? Owner, JsonObject[] Rows);

/// <summary>An operation of the solution to run once the rows are there; its target is a row's address.</summary>
internal sealed record SampleCall(string As, string Operation, string Target);

/// <summary>The operation of the solution that takes Aria's events in: who calls it, the parameter for the document, and the property that says whether it was taken in.</summary>
internal sealed record SampleEvents(string As, string Operation, string Parameter, string Success);

/// <summary>What the frame around the pages shows: a table, its columns in the list and on the form.</summary>
internal sealed record ShellView(string Table, string[] ListColumns, string[] FormColumns);

/// <summary>The data files beside the program. They alone know the solution's names.</summary>
internal static class SampleFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The folder of the host's own files in the build's output.</summary>
    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "Host", name);

    public static IReadOnlyList<SampleUser> Users => Read<SampleUser[]>("users.json");

    public static IReadOnlyList<SampleRows> Rows => Read<SampleRows[]>("rows.json");

    public static IReadOnlyList<SampleCall> Calls => Read<SampleCall[]>("calls.json");

    public static SampleEvents Events => Read<SampleEvents>("events.json");

    public static ShellView Shell => Read<ShellView>("shell.json");

    private static T Read<T>(string file)
    {
        var path = Path.Combine(Folder("sample"), file);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options) ?? throw new PlaygroundException($"The sample file '{path}' is empty.");
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            throw new PlaygroundException($"The sample file '{path}' cannot be read: {failure.Message}", failure);
        }
    }
}
