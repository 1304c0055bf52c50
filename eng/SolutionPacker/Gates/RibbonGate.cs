using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Everything a ribbon names exists, and everything it defines is used.</summary>
public static class RibbonGate
{
    private const string Label = "$LocLabels:";
    private const string WebResource = "$webresource:";

    /// <summary>How the ids of what stands on the command bar end.</summary>
    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["CustomAction"] = ".CustomAction", ["Button"] = ".Button", ["FlyoutAnchor"] = ".Flyout", ["Menu"] = ".Menu", ["MenuSection"] = ".MenuSection", ["Controls"] = ".Controls",
    };

    /// <summary>Where buttons may be put; read from the platform's own ribbon, which is alike for every table.</summary>
    private static string[] Locations(string table) =>
    [
        $"Mscrm.Form.{table}.MainTab.Save.Controls._children",
        $"Mscrm.HomepageGrid.{table}.MainTab.Management.Controls._children",
        $"Mscrm.SubGrid.{table}.MainTab.Management.Controls._children",
    ];

    public static IEnumerable<string> Check(PackInput input)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, file) in input.Source.Tables.Select(t => (t, t.Ribbon)))
        {
            foreach (var finding in Ids(table, file, seen).Concat(Links(file)).Concat(References(input, table, file)))
                yield return finding;
        }
    }

    /// <summary>Ids are unique in the whole organisation, so they carry prefix and table.</summary>
    private static IEnumerable<string> Ids(TableSource table, SourceFile file, Dictionary<string, string> seen)
    {
        var prefix = $"aria.{table.LogicalName}.";
        foreach (var (kind, id) in Defining(file.Root).Select(e => (e.Name.LocalName, e.Attr("Id"))))
        {
            if (Endings.TryGetValue(kind, out var ending) && !id.EndsWith(ending, StringComparison.Ordinal))
                yield return $"{file.Path}: the id '{id}' of a {kind} must end in {ending}; correct it. Customers hide what they do not want by this id.";
            if (!id.StartsWith(prefix, StringComparison.Ordinal))
                yield return $"{file.Path}: the id '{id}' must begin with {prefix}, or it meets another publisher's.";
            if (!seen.TryAdd(id, file.Path))
                yield return $"{file.Path}: the id '{id}' is given twice; name one of them otherwise.";
        }
    }

    private static IEnumerable<XElement> Defining(XElement ribbon) => ribbon.Descendants().Where(e =>
        e.Attribute("Id") is not null
        && e.Name.LocalName != "RibbonTemplates"
        && !(e.Name.LocalName is "EnableRule" or "DisplayRule" && e.Parent?.Parent?.Name == "CommandDefinition"));

    private static IEnumerable<string> Links(SourceFile file)
    {
        var ribbon = file.Root;
        var controls = ribbon.Element("CustomActions")?.Descendants().Attributes().ToList() ?? [];
        var commands = ribbon.Items("CommandDefinitions", "CommandDefinition").ToList();
        foreach (var (what, defined, used) in new[]
        {
            ("command", Set(commands), controls.Where(a => a.Name == "Command").Select(a => a.Value)),
            ("display rule", Set(Rules(ribbon, "DisplayRules")), commands.SelectMany(c => c.Items("DisplayRules", "DisplayRule")).Select(r => r.Attr("Id"))),
            ("enable rule", Set(Rules(ribbon, "EnableRules")), commands.SelectMany(c => c.Items("EnableRules", "EnableRule")).Select(r => r.Attr("Id"))),
            ("label", Set(ribbon.Items("LocLabels", "LocLabel")), ribbon.Descendants().Attributes().Where(a => a.Value.StartsWith(Label, StringComparison.Ordinal)).Select(a => a.Value[Label.Length..])),
        })
        {
            var names = used.ToHashSet(StringComparer.Ordinal);
            foreach (var missing in names.Except(defined, StringComparer.Ordinal))
                yield return $"{file.Path}: the {what} '{missing}' is named and not defined; restore it or correct the name.";
            foreach (var unused in defined.Except(names, StringComparer.Ordinal))
                yield return $"{file.Path}: the {what} '{unused}' is defined and used nowhere; use or remove it.";
        }
        foreach (var label in ribbon.Items("LocLabels", "LocLabel").Where(l => l.Items("Titles", "Title").English().Length == 0))
            yield return $"{file.Path}: the label '{label.Attr("Id")}' has no English text; write one.";
        foreach (var text in controls.Where(a => a.Name.LocalName is "LabelText" or "Alt" or "ToolTipTitle" or "ToolTipDescription" && !a.Value.StartsWith(Label, StringComparison.Ordinal)))
            yield return $"{file.Path}: {text.Name}=\"{text.Value}\" cannot be translated; name a label with {Label}.";
    }

    private static HashSet<string> Set(IEnumerable<XElement> defined) => defined.Select(e => e.Attr("Id")).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<XElement> Rules(XElement ribbon, string list) => ribbon.Element("RuleDefinitions")?.Element(list)?.Elements() ?? [];

    private static IEnumerable<string> References(PackInput input, TableSource table, SourceFile file)
    {
        var ribbon = file.Root;
        var schema = input.Source.Schema;
        var locations = Locations(table.LogicalName);
        foreach (var action in ribbon.Items("CustomActions", "CustomAction").Where(a => !locations.Contains(a.Attr("Location"), StringComparer.Ordinal)))
            yield return $"{file.Path}: the location '{action.Attr("Location")}' is not one of {string.Join(", ", locations)}; correct it, or the buttons appear nowhere.";
        foreach (var attribute in ribbon.Descendants().Attributes().Where(a => a.Name.LocalName is "Library" or "ModernImage" or "Image16by16" or "Image32by32"))
        {
            var name = attribute.Value.StartsWith(WebResource, StringComparison.Ordinal) ? attribute.Value[WebResource.Length..] : "";
            if (!input.Source.WebResources.Any(w => w.Root.Child("Name") == name))
                yield return $"{file.Path}: {attribute.Name}=\"{attribute.Value}\" names no web resource of the solution; write {WebResource} and the name of one.";
        }
        foreach (var call in ribbon.Descendants().Where(e => e.Name.LocalName is "JavaScriptFunction" or "CustomRule"))
        {
            var library = call.Attr("Library").Replace(WebResource, "", StringComparison.Ordinal);
            var script = input.Web.Scripts.FirstOrDefault(s => s.Name == library);
            if (script is null || !script.Exports.Contains(call.Attr("FunctionName")))
                yield return $"{file.Path}: {library} has no function {call.Attr("FunctionName")}; export it in WebResources/src or correct FunctionName.";
        }
        foreach (var rule in ribbon.Descendants("EntityPrivilegeRule"))
        {
            var asked = schema.Table(rule.Attr("EntityName"));
            if (asked is null || !schema.Privileges.Contains($"prv{rule.Attr("PrivilegeType")}{asked.SchemaName}"))
                yield return $"{file.Path}: there is no privilege {rule.Attr("PrivilegeType")} on the table '{rule.Attr("EntityName")}'; correct the rule {rule.Parent?.Attr("Id")}.";
        }
    }
}
