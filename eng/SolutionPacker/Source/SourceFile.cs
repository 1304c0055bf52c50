using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>One XML file of the unpacked solution.</summary>
/// <param name="Path">Path inside the solution folder, with forward slashes.</param>
/// <param name="Root">Its root element.</param>
public sealed record SourceFile(string Path, XElement Root)
{
    public string FileName => System.IO.Path.GetFileNameWithoutExtension(Path);
}
