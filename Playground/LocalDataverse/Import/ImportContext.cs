using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>What all readers of one zip share.</summary>
internal sealed class ImportContext(ZipParts parts, Labels labels)
{
    private readonly List<Node> _documents = [];

    public ZipParts Parts { get; } = parts;

    public Labels Labels { get; } = labels;

    /// <summary>Documents opened so far; each must be read to its last element.</summary>
    public IReadOnlyList<Node> Documents => _documents;

    public Node Open(string part, string root, string wantedBy)
    {
        var node = Node.Root(Parts.TakeXml(part, wantedBy), part, root);
        _documents.Add(node);
        return node;
    }

    /// <summary>Documents named <paramref name="file"/> exactly <paramref name="depth"/> folders below <paramref name="folder"/>.</summary>
    public IReadOnlyList<(string Part, Node Node)> OpenAll(string folder, string file, string root, int depth = 1) =>
        [.. Parts.Names
            .Where(n => n.StartsWith(folder + "/", System.StringComparison.Ordinal) && n.EndsWith("/" + file, System.StringComparison.Ordinal))
            .Where(n => n[folder.Length..].Count(c => c == '/') == depth + 1)
            .ToList()
            .Select(n => (n, Open(n, root, "The solution zip")))];
}
