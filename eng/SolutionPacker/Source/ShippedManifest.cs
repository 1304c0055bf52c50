using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>
/// What the last release fixed for good (<c>Solution/shipped.json</c>): the facts an organisation that has the solution
/// holds us to. See docs/decisions/0012-what-is-shipped-stays.md.
/// </summary>
public sealed class ShippedManifest
{
    public const string Path = "shipped.json";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ShippedManifest(string version, IReadOnlyDictionary<string, string> facts)
    {
        Version = version;
        Facts = facts;
    }

    /// <summary>Version of the release the facts are those of.</summary>
    public string Version { get; }

    /// <summary>What (for instance "column aria_account.aria_acctno") → its fixed properties.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }

    public static ShippedManifest Read(SourceTree tree)
    {
        if (!tree.Contains(Path))
            throw new PackException($"{Path} is missing; restore it, it tells what a release must never change.");
        try
        {
            using var json = JsonDocument.Parse(tree.Text(Path));
            var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in json.RootElement.GetProperty("shipped").EnumerateObject())
                facts.Add(member.Name, member.Value.GetString() ?? "");
            return new ShippedManifest(json.RootElement.GetProperty("version").GetString() ?? "", facts);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw new PackException($"{Path} cannot be read: {exception.Message} Restore it from the last release.", exception);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(new { version = Version, shipped = Facts }, Layout) + "\n";
}
