using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>Short ways to what the gates read; what is missing reads as empty.</summary>
public static class Xml
{
    public static string Child(this XElement element, string name) => element.Element(name)?.Value.Trim() ?? "";

    public static string Attr(this XElement element, string name) => element.Attribute(name)?.Value ?? "";

    /// <summary>The grandchildren of a list element, for instance the columns in <c>attributes</c>.</summary>
    public static IEnumerable<XElement> Items(this XElement element, string list, string item) =>
        element.Element(list)?.Elements(item) ?? Array.Empty<XElement>();

    public static Guid? Guid(this string text) => System.Guid.TryParse(text, out var id) ? id : null;

    /// <summary>The way the platform writes ids in files.</summary>
    public static string Braced(this Guid id) => id.ToString("B");

    /// <summary>The English text among labels, or empty.</summary>
    public static string English(this IEnumerable<XElement> labels, string attribute = "description") =>
        labels.FirstOrDefault(l => l.Attr("languagecode") == "1033" || l.Attr("LCID") == "1033")?.Attr(attribute).Trim() ?? "";
}
