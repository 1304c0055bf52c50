using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Contract;

/// <summary>Says of an element which one it is.</summary>
internal static class Naming
{
    private static readonly string[] Attributes = ["Id", "Name", "name", "id"];

    private static readonly string[] Children = ["LogicalName", "UniqueName"];

    /// <summary>The element with what tells it from others of its kind, and a slash.</summary>
    public static string Of(XElement element)
    {
        var name = Attributes.Select(element.Attr).Concat(Children.Select(element.Child)).FirstOrDefault(text => text.Length > 0);
        return name is null ? $"{element.Name.LocalName}/" : $"{element.Name.LocalName} {name}/";
    }
}
