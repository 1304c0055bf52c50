using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Composition;

/// <summary>Writes <c>[Content_Types].xml</c>: every part is covered by its extension or, without one, by its name.</summary>
public static class ContentTypes
{
    private const string Binary = "application/octet-stream";
    private static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static XDocument Compose(IEnumerable<string> partNames)
    {
        var names = partNames.ToList();
        var extensions = names.Select(Extension).Where(e => e.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new XDocument(new XElement(
            Namespace + "Types",
            extensions.Select(e => new XElement(
                Namespace + "Default",
                new XAttribute("Extension", e),
                new XAttribute("ContentType", e == "xml" ? "text/xml" : Binary))),
            names.Where(n => Extension(n).Length == 0).Order(StringComparer.Ordinal).Select(n => new XElement(
                Namespace + "Override",
                new XAttribute("PartName", "/" + n),
                new XAttribute("ContentType", Binary)))));
    }

    private static string Extension(string name) => Path.GetExtension(name).TrimStart('.');
}
