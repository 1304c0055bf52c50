using System.Collections.Immutable;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>The columns views and forms show, read from formats that are kept as they stand.</summary>
internal static class Layouts
{
    /// <summary>Cells of a view; a cell of a joined table is named <c>alias.column</c>.</summary>
    public static ImmutableArray<string> ViewColumns(XElement layout) =>
        [.. layout.Descendants("cell").Select(c => (string?)c.Attribute("name")).OfType<string>().Distinct()];

    public static ImmutableArray<string> FormColumns(XElement form) =>
        [.. form.Descendants("control").Select(c => (string?)c.Attribute("datafieldname")).Where(n => !string.IsNullOrEmpty(n)).OfType<string>().Select(n => n.ToLowerInvariant()).Distinct()];
}
