using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Composition;

/// <summary>Writes <c>solution.xml</c>: the manifest with the kind of package and the Dataverse SDK that built it.</summary>
public static class ManifestComposer
{
    public static XDocument Compose(SolutionSource source, bool managed, DataverseSdk sdk)
    {
        var root = new XElement(source.Manifest.Root);
        var manifest = root.Element("SolutionManifest")
            ?? throw new PackException("Other/Solution.xml: there is no SolutionManifest; restore it.");
        var kind = manifest.Element("Managed")
            ?? throw new PackException("Other/Solution.xml: there is no Managed element; restore it with the value 2.");
        kind.Value = managed ? "1" : "0";
        var description = manifest.Element("Descriptions")?.Elements("Description").FirstOrDefault()?.Attribute("description")
            ?? throw new PackException("Other/Solution.xml: the solution has no description; restore Descriptions/Description.");
        description.Value = $"{description.Value} Dataverse SDK: {sdk}.";
        return new XDocument(root);
    }
}
