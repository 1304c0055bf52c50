using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary><c>[Content_Types].xml</c>: the platform opens a zip only if every part is covered by its extension or its name.</summary>
internal static class ContentTypes
{
    private const string Part = "[Content_Types].xml";
    private static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static void Check(ZipParts parts)
    {
        if (!parts.Has(Part))
            throw new ImportException($"The zip holds no {Part}, so it is not a solution; export or pack it again.");
        var root = parts.TakeXml(Part, "The solution zip");
        var extensions = root.Elements(Namespace + "Default").Select(e => (string?)e.Attribute("Extension") ?? "").ToHashSet(System.StringComparer.OrdinalIgnoreCase);
        var names = root.Elements(Namespace + "Override").Select(e => ((string?)e.Attribute("PartName") ?? "").TrimStart('/')).ToHashSet(System.StringComparer.OrdinalIgnoreCase);
        List<string> uncovered = [.. parts.Names.Where(p => p != Part && !names.Contains(p) && !extensions.Contains(Path.GetExtension(p).TrimStart('.')))];
        if (uncovered.Count > 0)
            throw new ImportException(uncovered.Select(p => $"{Part} gives no content type for '{p}'; add a Default for its extension or an Override for its name."));
    }
}
