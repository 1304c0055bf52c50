using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>Web resources with their bytes.</summary>
internal static class WebResourceReader
{
    public static WebResourceMetadata Read(Node node, ImportContext context)
    {
        node.Id("WebResourceId");
        var name = node.RequiredText("Name");
        if (!IsName(name))
            throw node.Refusal($"'{name}' is no name for a web resource; write a prefix, '_', then letters, digits and _ . / - without a double slash");
        var type = node.Number("WebResourceType");
        if (type is < 1 or > 12)
            throw node.Refusal($"<WebResourceType> {type} is not known; it is a number from 1 (HTML) to 12 (RESX)");
        var file = node.RequiredText("FileName");
        return new WebResourceMetadata(
            name,
            node.OptionalText("DisplayName") ?? name,
            type,
            context.Parts.Take(file.TrimStart('/'), $"The web resource {name}"))
        {
            Dependencies = [.. node.Optional("DependencyXml")?.Content()?.Descendants("Library").Select(l => (string?)l.Attribute("name")).OfType<string>() ?? []],
        };
    }

    private static bool IsName(string name) =>
        name.IndexOf('_') > 0 && name.Length <= 256 && !name.Contains("//")
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '-');
}
