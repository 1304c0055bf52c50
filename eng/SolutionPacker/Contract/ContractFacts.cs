using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Contract;

/// <summary>One part of the solution: the file it stands in, its name, and what it says.</summary>
internal sealed record ContractPart(string Path, string Name, IReadOnlyList<string> Lines);

/// <summary>Reads off a source what <c>contract.txt</c> says: who may do what, what follows a deletion, what a step, a button and a view do.</summary>
internal static class ContractFacts
{
    public static IEnumerable<ContractPart> Of(SolutionSource source) =>
        source.Roles.Select(Role)
            .Concat(source.CustomApis.Select(api => Api(source, api)))
            .Concat(source.Steps.Select(Step))
            .Concat(source.Apps.Select(app => App(source, app)))
            .Concat(source.Tables.SelectMany(Buttons))
            .Concat(source.Relationships.SelectMany(Relationships))
            .Concat(source.Choices.Select(Choice))
            .Concat(source.OwnTables.Select(Table))
            .Concat(source.OwnTables.Select(Views));

    private static ContractPart Role(SourceFile file) => new(
        file.Path,
        $"role {file.Root.Attr("name")}",
        file.Root.Items("RolePrivileges", "RolePrivilege").Select(p => $"{p.Attr("name")} {p.Attr("level")}").ToList());

    private static ContractPart Api(SolutionSource source, SourceFile file)
    {
        var name = file.Root.Attr("uniquename");
        var table = file.Root.Child("boundentitylogicalname");
        var parameters = source.Components
            .Where(c => c.Path.StartsWith($"customapis/{name}/customapirequestparameters/", StringComparison.Ordinal))
            .Select(c => $"takes {c.Root.Attr("uniquename")}, type {c.Root.Child("type")}{(c.Root.Child("isoptional") == "1" ? ", optional" : "")}");
        return new ContractPart(
            file.Path,
            $"api {name}",
            [table.Length == 0 ? "bound to nothing" : $"bound to {table}", $"for holders of {file.Root.Child("executeprivilegename")}", .. parameters]);
    }

    private static ContractPart Step(SourceFile file)
    {
        var step = file.Root;
        var name = step.Attr("Name");
        return new ContractPart(file.Path, $"step {name[(name.LastIndexOf('.') + 1)..]}",
        [
            $"{(step.Child("Mode") == "1" ? "asynchronous" : "synchronous")} in stage {step.Child("Stage")}, rank {step.Child("Rank")}",
            .. step.Child("FilteringAttributes").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(column => $"when {column} is written"),
            .. step.Element("Configuration") is null ? Array.Empty<string>() : ["with a configuration"],
            .. step.Element("SdkMessageProcessingStepImages")?.Elements().Select(image => $"with the image {image.Attr("Name")}") ?? [],
        ]);
    }

    private static ContractPart App(SolutionSource source, SourceFile file)
    {
        var roles = file.Root.Items("AppModuleRoleMaps", "Role")
            .Select(map => $"for {source.Roles.FirstOrDefault(role => role.Root.Attr("id") == map.Attr("id"))?.Root.Attr("name") ?? map.Attr("id")}");
        var areas = source.SiteMaps.SelectMany(map => map.Root.Descendants("SubArea"))
            .Select(area => $"leads to {area.Attr("Entity")} as {area.Items("Titles", "Title").English("Title")} under {area.Parent?.Attr("Id")}, {area.Attr("Icon")}");
        return new ContractPart(file.Path, $"app {file.Root.Child("UniqueName")}", [.. roles, .. areas]);
    }

    /// <summary>A button with everything its command means, so that no two can be taken for each other.</summary>
    private static IEnumerable<ContractPart> Buttons(TableSource table)
    {
        var ribbon = table.Ribbon.Root;
        foreach (var control in ribbon.Items("CustomActions", "CustomAction").Descendants().Where(e => e.Name.LocalName is "Button" or "FlyoutAnchor"))
        {
            var command = ribbon.Items("CommandDefinitions", "CommandDefinition").FirstOrDefault(c => c.Attr("Id") == control.Attr("Command"));
            yield return new ContractPart(table.Ribbon.Path, $"button {control.Attr("Id")}",
            [
                $"at {control.Ancestors("CustomAction").First().Attr("Location")}",
                .. new[] { "LabelText", "Alt", "ToolTipTitle", "ToolTipDescription" }.Select(text => $"{text}: {Text(ribbon, control.Attr(text))}"),
                $"icon {control.Attr("ModernImage")}",
                .. command?.Element("Actions")?.Elements().Select(Call) ?? [],
                .. Rules(ribbon, command, "DisplayRule", "shown"),
                .. Rules(ribbon, command, "EnableRule", "enabled"),
            ]);
        }
    }

    private static string Text(XElement ribbon, string label) =>
        ribbon.Items("LocLabels", "LocLabel").FirstOrDefault(l => "$LocLabels:" + l.Attr("Id") == label)?.Items("Titles", "Title").English() ?? label;

    private static string Call(XElement action) =>
        $"calls {action.Attr("FunctionName")}({string.Join(", ", action.Elements().Select(parameter => parameter.Attr("Value")))}) of {action.Attr("Library")}";

    private static IEnumerable<string> Rules(XElement ribbon, XElement? command, string kind, string what) => command?.Items(kind + "s", kind)
        .SelectMany(rule => ribbon.Element("RuleDefinitions")?.Items(kind + "s", kind).FirstOrDefault(r => r.Attr("Id") == rule.Attr("Id"))?.Elements() ?? [])
        .Select(body => $"{what} by {body.Name.LocalName} {string.Join(' ', body.Attributes().Select(a => $"{a.Name.LocalName}={a.Value}"))}") ?? [];

    /// <summary>Ours by name; those of the platform are alike for every table.</summary>
    private static IEnumerable<ContractPart> Relationships(SourceFile file) => file.Root.Elements("EntityRelationship").Select(r => new ContractPart(
        file.Path,
        r.Attr("Name").StartsWith("aria_", StringComparison.Ordinal) ? $"relationship {r.Attr("Name")}" : $"relationships of the platform to {r.Child("ReferencedEntityName")}",
        new[] { "CascadeDelete", "CascadeAssign", "CascadeReparent", "CascadeShare", "CascadeUnshare", "IsCustomizable" }.Select(c => $"{c} {r.Child(c)}").ToList()));

    private static ContractPart Choice(SourceFile file) => new(
        file.Path,
        $"choice {file.Root.Attr("Name")}",
        file.Root.Items("options", "option").Select(o => $"{o.Attr("value")} {o.Items("labels", "label").English()}").ToList());

    private static ContractPart Table(TableSource table) => new(
        table.Entity.Path,
        $"table {table.LogicalName}",
        [
            $"{table.Node.Child("OwnershipTypeMask")}{(table.Node.Child("IsAuditEnabled") == "1" ? ", audited" : "")}, {(table.Node.Child("IsReadOnlyInMobileClient") == "0" ? "with commands" : "read-only")} in apps",
            $"icon {table.Node.Child("IconVectorName")}",
            .. table.Columns.Where(c => c.Child("IsCustomField") == "1").Select(Column),
            .. table.Keys.Select(k => $"key {k.Child("LogicalName")}: {string.Join(" + ", k.Items("EntityKeyAttributes", "AttributeName").Select(a => a.Value.Trim()))}"),
            .. table.Columns.Where(c => c.Child("Type") is "state" or "status").SelectMany(States),
        ]);

    private static string Column(XElement column)
    {
        var details = new[] { "OptionSetName", "MaxLength", "Format", "Behavior", "MinValue", "MaxValue", "Accuracy", "AppDefaultValue" }
            .Where(detail => column.Child(detail).Length > 0).Select(detail => $"{detail} {column.Child(detail)}");
        var flags = new[] { ("IsSecured", "secured"), ("IsAuditEnabled", "audited") }.Where(flag => column.Child(flag.Item1) == "1").Select(flag => flag.Item2);
        var options = column.Element("optionset")?.Items("options", "option").Select(option => $"{option.Attr("value")} {option.Items("labels", "label").English()}") ?? [];
        return $"{column.Child("LogicalName")}: {string.Join(", ", [column.Child("Type"), column.Child("RequiredLevel"), .. details, .. options, .. flags])}";
    }

    private static IEnumerable<string> States(XElement column) => column.Descendants().Where(e => e.Name.LocalName is "state" or "status").Select(e =>
        $"{e.Name.LocalName} {e.Attr("value")} {e.Items("labels", "label").English()}: {(e.Name.LocalName == "state" ? $"{e.Attr("invariantname")}, begins as {e.Attr("defaultstatus")}" : $"of state {e.Attr("state")}")}");

    private static ContractPart Views(TableSource table) => new(
        $"Entities/{table.Folder}/SavedQueries",
        $"views of {table.LogicalName}",
        table.Views.SelectMany(v => v.Root.Elements("savedquery")).Select(View).ToList());

    private static string View(XElement query)
    {
        var entity = query.Element("fetchxml")?.Element("fetch")?.Element("entity");
        var filters = entity?.Elements("filter").Select(Filter).ToList() ?? [];
        var orders = entity?.Elements("order").Select(o => o.Attr("attribute") + (o.Attr("descending") == "true" ? " descending" : "")) ?? [];
        return $"{query.Items("LocalizedNames", "LocalizedName").English()} ({query.Child("querytype")}{(query.Child("isdefault") == "1" ? ", default" : "")}): "
            + $"{(filters.Count == 0 ? "all" : string.Join(" and ", filters))}; by {string.Join(", ", orders)}";
    }

    private static string Filter(XElement filter) => (filter.Attr("isquickfindfields") == "1" ? "found by (" : "(") + string.Join($" {filter.Attr("type")} ", filter.Elements().Select(e => e.Name.LocalName == "filter" ? Filter(e) : Condition(e))) + ")";

    private static string Condition(XElement condition) =>
        $"{condition.Attr("attribute")} {condition.Attr("operator")} {string.Join(", ", condition.Attributes("value").Select(v => v.Value).Concat(condition.Elements("value").Select(v => v.Value.Trim())))}".TrimEnd();
}
