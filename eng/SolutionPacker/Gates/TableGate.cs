using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Tables, columns and alternate keys are complete and name nothing that does not exist.</summary>
public static class TableGate
{
    private const string Prefix = "aria_";

    private static readonly string[] CommonColumns =
    [
        "createdby", "createdon", "createdonbehalfby", "importsequencenumber", "modifiedby", "modifiedon", "modifiedonbehalfby",
        "overriddencreatedon", "statecode", "statuscode", "timezoneruleversionnumber", "utcconversiontimezonecode",
    ];

    private static readonly string[] OwnerColumns = ["ownerid", "owningbusinessunit", "owningteam", "owninguser"];

    /// <summary>What each type of column must say beside the common head.</summary>
    private static readonly Dictionary<string, string[]> Details = new(StringComparer.Ordinal)
    {
        ["nvarchar"] = ["Format", "MaxLength", "Length"],
        ["ntext"] = ["Format", "MaxLength"],
        ["int"] = ["Format", "MinValue", "MaxValue"],
        ["decimal"] = ["MinValue", "MaxValue", "Accuracy"],
        ["bit"] = ["AppDefaultValue", "optionset"],
        ["picklist"] = ["AppDefaultValue", "OptionSetName"],
        ["datetime"] = ["Format", "Behavior"],
        ["lookup"] = ["LookupTypes"],
        ["owner"] = [],
        ["primarykey"] = [],
        ["state"] = ["optionset"],
        ["status"] = ["optionset"],
    };

    /// <summary>Types a part of an alternate key may have.</summary>
    private static readonly string[] KeyTypes = ["nvarchar", "int", "decimal", "datetime", "lookup", "picklist"];

    /// <summary>What the read-only flag of a table takes from everybody in an app; rules of the command bar that ask for one of these say no.</summary>
    private static readonly string[] WritingVerbs = ["Create", "Write", "Delete", "Assign", "Share"];

    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        foreach (var table in source.Tables)
        {
            foreach (var finding in table.IsOwn ? OwnTable(source, table) : SystemTable(table))
                yield return finding;
        }
        foreach (var twice in source.Tables.GroupBy(t => t.LogicalName, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{twice.Last().Entity.Path}: the table {twice.Key} is defined in {twice.First().Entity.Path} already; give each table one folder.";
    }

    private static IEnumerable<string> SystemTable(TableSource table)
    {
        if (!Schema.IsSystemTable(table.SchemaName) || table.Node.Attr("Name") != table.SchemaName)
            yield return $"{table.Entity.Path}: {table.SchemaName} is neither a table of the solution (there is no OwnershipTypeMask) nor a table of the platform it builds on; correct Name and entity/@Name.";
        if (table.Columns.Any() || table.Keys.Any() || table.Forms.Count > 0 || table.Views.Count > 0)
            yield return $"{table.Entity.Path}: the solution puts nothing but commands on {table.SchemaName}; remove its columns, keys, forms and views.";
    }

    private static IEnumerable<string> OwnTable(SolutionSource source, TableSource table)
    {
        var path = table.Entity.Path;
        var node = table.Node;
        if (table.SchemaName != table.LogicalName || !table.SchemaName.StartsWith(Prefix, StringComparison.Ordinal) || node.Attr("Name") != table.SchemaName)
            yield return $"{path}: the table must be named alike in Name and entity/@Name, in lower case and beginning with {Prefix}.";
        if (node.Child("EntitySetName") != table.LogicalName + "s")
            yield return $"{path}: EntitySetName is '{node.Child("EntitySetName")}' and must be {table.LogicalName}s, by which pages and customers call the table.";
        if (node.Child("OwnershipTypeMask") is not ("UserOwned" or "OrgOwned"))
            yield return $"{path}: OwnershipTypeMask must be UserOwned or OrgOwned.";
        var isReadOnly = node.Child("IsReadOnlyInMobileClient");
        if (isReadOnly is not ("0" or "1"))
            yield return $"{path}: IsReadOnlyInMobileClient is '{isReadOnly}'; set it to 0 or 1.";
        else if (isReadOnly == "1" && Writers(source, table).ToList() is { Count: > 0 } writers)
            yield return $"{path}: IsReadOnlyInMobileClient is 1, so no app would let {string.Join(" and ", writers)} create, change or delete a row or show their commands; set it to 0.";
        var icon = node.Child("IconVectorName");
        if (!source.WebResources.Any(r => r.Root.Child("Name") == icon && r.Root.Child("WebResourceType") == "11"))
            yield return $"{path}: IconVectorName '{icon}' is no SVG web resource of the solution; name one.";
        foreach (var (list, item) in new[] { ("LocalizedNames", "LocalizedName"), ("LocalizedCollectionNames", "LocalizedCollectionName"), ("Descriptions", "Description") })
        {
            if (node.Items(list, item).English().Length == 0)
                yield return $"{path}: {list} holds no English text; write one.";
        }

        var names = table.Columns.Select(c => c.Child("LogicalName")).ToList();
        foreach (var twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{path}: the column {twice.Key} is defined twice; remove one.";
        foreach (var missing in CommonColumns.Concat(table.IsOrganizationOwned ? ["organizationid"] : OwnerColumns).Append(table.LogicalName + "id").Except(names, StringComparer.Ordinal))
            yield return $"{path}: the column {missing}, which the platform gives every such table, is missing; restore it.";
        if (table.Columns.Count(c => c.Child("DisplayMask").Split('|').Contains("PrimaryName")) != 1)
            yield return $"{path}: exactly one column must be the primary name (DisplayMask PrimaryName).";
        if (table.Columns.Where(c => c.Child("Type") == "primarykey").Select(c => c.Child("LogicalName")).ToList() is not [var key] || key != table.LogicalName + "id")
            yield return $"{path}: the primary key must be the one column {table.LogicalName}id.";

        foreach (var finding in table.Columns.SelectMany(c => Column(source, table, c)).Concat(Keys(table)))
            yield return finding;
    }

    /// <summary>The roles that may write rows of the table, in apps as elsewhere.</summary>
    private static IEnumerable<string> Writers(SolutionSource source, TableSource table) => source.Roles
        .Where(role => role.Root.Items("RolePrivileges", "RolePrivilege").Any(p => WritingVerbs.Any(verb => p.Attr("name") == $"prv{verb}{table.SchemaName}")))
        .Select(role => role.Root.Attr("name"));

    private static IEnumerable<string> Column(SolutionSource source, TableSource table, XElement column)
    {
        var name = column.Child("LogicalName");
        var at = $"{table.Entity.Path}: column {name}";
        if (column.Child("Name") != name || !string.Equals(column.Attr("PhysicalName"), name, StringComparison.OrdinalIgnoreCase))
            yield return $"{at}: PhysicalName '{column.Attr("PhysicalName")}', Name '{column.Child("Name")}' and LogicalName differ; a column has one name, write it in all three.";
        var isCustom = column.Child("IsCustomField") == "1";
        if (isCustom != name.StartsWith(Prefix, StringComparison.Ordinal) && column.Child("Type") != "primarykey")
            yield return $"{at}: a column of ours begins with {Prefix} and has IsCustomField 1, a column of the platform neither; correct one of them.";
        if (!isCustom && column.Child("Type") != "primarykey" && !CommonColumns.Concat(OwnerColumns).Append("organizationid").Contains(name, StringComparer.Ordinal))
            yield return $"{at}: the platform gives no table such a column; correct its name or remove it.";
        if (isCustom && column.Child("IsCustomizable") != "0")
            yield return $"{at}: customers must not change what the code writes; set IsCustomizable to 0.";
        if (column.Items("displaynames", "displayname").English().Length == 0 || column.Items("Descriptions", "Description").English().Length == 0)
            yield return $"{at}: write an English display name and description.";
        if (column.Child("RequiredLevel") is not ("none" or "recommended" or "required" or "systemrequired"))
            yield return $"{at}: RequiredLevel '{column.Child("RequiredLevel")}' is unknown; use none, recommended, required or systemrequired.";

        if (!Details.TryGetValue(column.Child("Type"), out var details))
        {
            yield return $"{at}: the type '{column.Child("Type")}' is not one this solution uses; use one of {string.Join(", ", Details.Keys)}.";
            yield break;
        }
        foreach (var missing in details.Where(d => column.Element(d) is null))
            yield return $"{at}: a column of type {column.Child("Type")} needs the element {missing}; add it.";
        if (column.Child("Type") == "nvarchar"
            && (!int.TryParse(column.Child("MaxLength"), CultureInfo.InvariantCulture, out var length) || column.Child("Length") != (2 * length).ToString(CultureInfo.InvariantCulture)))
        {
            yield return $"{at}: Length must be twice MaxLength.";
        }
        if (column.Element("OptionSetName") is { } choice && !source.Choices.Any(c => c.Root.Attr("Name") == choice.Value))
            yield return $"{at}: there is no choice '{choice.Value}' in OptionSets/; restore it or correct OptionSetName.";
        if (column.Element("optionset") is { } own && (own.Attr("Name") != $"{table.LogicalName}_{name}" || own.Child("OptionSetType") != column.Child("Type")))
            yield return $"{at}: its own choice is '{own.Attr("Name")}' of type '{own.Child("OptionSetType")}' and must be {table.LogicalName}_{name} of the column's type, {column.Child("Type")}.";
    }

    private static IEnumerable<string> Keys(TableSource table)
    {
        foreach (var key in table.Keys)
        {
            var at = $"{table.Entity.Path}: key {key.Child("Name")}";
            if (key.Child("Name") != key.Child("LogicalName") || !key.Child("Name").StartsWith(table.LogicalName + "_", StringComparison.Ordinal))
                yield return $"{at}: Name and LogicalName must be alike and begin with {table.LogicalName}_.";
            if (key.Child("IsCustomizable") != "0")
                yield return $"{at}: the mirror finds its rows by it; set IsCustomizable to 0.";
            if (key.Items("displaynames", "displayname").English().Length == 0)
                yield return $"{at}: write an English display name.";
            var parts = key.Items("EntityKeyAttributes", "AttributeName").Select(a => a.Value.Trim()).ToList();
            if (parts.Count == 0)
                yield return $"{at}: it names no column; add EntityKeyAttributes/AttributeName.";
            foreach (var part in parts)
            {
                if (table.Column(part) is not { } column)
                    yield return $"{at}: the table has no column '{part}'; restore it or correct the key.";
                else if (!KeyTypes.Contains(column.Child("Type"), StringComparer.Ordinal) || column.Child("IsSecured") == "1")
                    yield return $"{at}: the column {part} (type {column.Child("Type")}) cannot be part of a key: use text, numbers, dates, choices or lookups without column security.";
            }
        }
    }
}
