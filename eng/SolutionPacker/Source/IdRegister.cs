using System;
using System.Collections.Generic;
using System.Text.Json;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>
/// The register of shipped ids (<c>Solution/ids.json</c>): name → id. An id is made from its name once and never changes,
/// because an organisation that has the solution knows its components by id.
/// </summary>
public sealed class IdRegister
{
    public const string Path = "ids.json";

    private IdRegister(Guid idNamespace, IReadOnlyDictionary<string, Guid> ids)
    {
        Namespace = idNamespace;
        Ids = ids;
    }

    /// <summary>Namespace of the name-based ids.</summary>
    public Guid Namespace { get; }

    public IReadOnlyDictionary<string, Guid> Ids { get; }

    public static IdRegister Read(SourceTree tree)
    {
        if (!tree.Contains(Path))
            throw new PackException($"{Path} is missing; restore it, shipped ids must never change.");
        try
        {
            using var json = JsonDocument.Parse(tree.Text(Path));
            var ids = new SortedDictionary<string, Guid>(StringComparer.Ordinal);
            foreach (var member in json.RootElement.GetProperty("ids").EnumerateObject())
                ids.Add(member.Name, member.Value.GetGuid());
            return new IdRegister(json.RootElement.GetProperty("namespace").GetGuid(), ids);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw new PackException($"{Path} cannot be read: {exception.Message} Write {{ \"namespace\": id, \"ids\": {{ name: id }} }}.", exception);
        }
    }
}
