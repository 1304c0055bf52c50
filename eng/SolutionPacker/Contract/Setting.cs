using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Contract;

/// <summary>What an element says of one child or attribute.</summary>
/// <param name="Name">The child, or with @ the attribute.</param>
/// <param name="Value">Its value; * for any, also that of a child with children.</param>
/// <param name="Reason">A sentence.</param>
internal sealed record Setting(string Name, string Value, string Reason)
{
    /// <summary>What the element says instead, or null if it is right.</summary>
    public string? Difference(XElement element)
    {
        var said = Name[0] == '@' ? element.Attribute(Name[1..])?.Value : element.Element(Name)?.Value.Trim();
        return said is null ? "missing" : Value == "*" || said == Value ? null : $"'{said}'";
    }
}
