using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>Reads off a source the facts a release fixes: names, types, ids, keys, and what a Custom API cannot change later.</summary>
public static class ShippedFacts
{
    public static IReadOnlyDictionary<string, string> Of(PackInput input)
    {
        var source = input.Source;
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        void Add(string what, string value) => facts[what] = value;

        foreach (var table in source.OwnTables)
        {
            Add($"table {table.LogicalName}", $"{table.Node.Child("OwnershipTypeMask")} {table.Node.Child("EntitySetName")}");
            foreach (var column in table.Columns)
                Add($"column {table.LogicalName}.{column.Child("LogicalName")}", TypeOf(column));
            foreach (var key in table.Keys)
                Add($"key {key.Child("LogicalName")}", $"{table.LogicalName}: {string.Join(" + ", key.Items("EntityKeyAttributes", "AttributeName").Select(a => a.Value.Trim()))}");
            foreach (var form in table.Forms)
                Add($"form {table.LogicalName} {form.Type}", form.File.Root.Elements("systemform").FirstOrDefault()?.Child("formid") ?? "");
        }
        foreach (var relationship in source.RelationshipNodes)
            Add($"relationship {relationship.Attr("Name")}", $"{relationship.Child("ReferencedEntityName")} → {relationship.Child("ReferencingEntityName")}.{relationship.Child("ReferencingAttributeName")}");
        foreach (var choice in source.Choices)
        {
            foreach (var option in choice.Root.Items("options", "option"))
                Add($"option {choice.Root.Attr("Name")} {option.Attr("value")}", "");
        }
        foreach (var api in source.CustomApis)
        {
            var root = api.Root;
            Add($"api {root.Attr("uniquename")}", $"binding {root.Child("bindingtype")} {root.Child("boundentitylogicalname")}, function {root.Child("isfunction")}, steps {root.Child("allowedcustomprocessingsteptype")}, workflow {root.Child("workflowsdkstepenabled")}");
        }
        foreach (var part in source.Components.Where(c => c.Root.Name.LocalName is "customapirequestparameter" or "customapiresponseproperty"))
        {
            var kind = part.Root.Name.LocalName == "customapirequestparameter" ? "parameter" : "property";
            var optional = kind == "parameter" ? $", optional {part.Root.Child("isoptional")}" : "";
            Add($"{kind} {part.Path.Split('/')[1]}.{part.Root.Attr("uniquename")}", $"type {part.Root.Child("type")}{optional}");
        }
        foreach (var resource in source.WebResources)
            Add($"webresource {resource.Root.Child("Name")}", resource.Root.Child("WebResourceId"));
        foreach (var app in source.Apps)
            Add($"app {app.Root.Child("UniqueName")}", "");
        foreach (var part in source.SiteMaps.SelectMany(m => m.Root.Descendants().Where(e => e.Name.LocalName is "Area" or "Group" or "SubArea")))
            Add($"sitemap {part.Attr("Id")}", part.Attr("Entity"));
        foreach (var part in source.Tables.SelectMany(t => t.Ribbon.Root.Items("CustomActions", "CustomAction")).DescendantsAndSelf().Where(e => e.Attribute("Id") is not null))
            Add($"command bar {part.Attr("Id")}", $"{part.Name} {part.Attr("Location")}".TrimEnd());
        foreach (var type in input.Package.Plugin.PluginTypes)
            Add($"class {type}", Packaging.ExportKey.Of(source.PluginPackageName, input.Package.Id, type));
        foreach (var (name, id) in source.Ids.Ids)
            Add($"id {name}", id.ToString());
        var manifest = source.Manifest.Root.Element("SolutionManifest");
        Add("solution", source.UniqueName);
        Add("publisher", $"{manifest?.Element("Publisher")?.Child("UniqueName")} {manifest?.Element("Publisher")?.Child("CustomizationPrefix")} {manifest?.Element("Publisher")?.Child("CustomizationOptionValuePrefix")}");
        return facts;
    }

    private static string TypeOf(XElement column) => column.Child("Type") switch
    {
        "nvarchar" or "ntext" => $"{column.Child("Type")} {column.Child("MaxLength")}",
        "decimal" => $"decimal {column.Child("Accuracy")}",
        "datetime" => $"datetime behavior {column.Child("Behavior")}",
        "picklist" => $"picklist {column.Child("OptionSetName")}",
        var type => type,
    };
}
