using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Views show and filter by columns that exist, and fetch what they show.</summary>
public static class ViewGate
{
    /// <summary>Public, advanced find, associated, quick find, lookup: the kinds every table has one default of.</summary>
    private static readonly string[] Kinds = ["0", "1", "2", "4", "64"];

    /// <summary>The operators the views use; the platform knows many more.</summary>
    private static readonly string[] Operators = ["eq", "ne", "in", "like", "olderthan-x-hours", "olderthan-x-days", "olderthan-x-months"];

    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var schema = source.Schema;
        foreach (var table in source.OwnTables)
        {
            var queries = table.Views.SelectMany(v => v.Root.Elements("savedquery").Select(q => (v.Path, Query: q))).ToList();
            foreach (var kind in Kinds)
            {
                var defaults = queries.Count(q => q.Query.Child("querytype") == kind && q.Query.Child("isdefault") == "1");
                if (defaults != 1)
                    yield return $"Entities/{table.Folder}/SavedQueries: the table has {defaults} default views of querytype {kind} and needs one; restore the view or correct isdefault.";
            }
            foreach (var twice in queries.GroupBy(q => Name(q.Query), StringComparer.Ordinal).Where(g => g.Count() > 1))
                yield return $"{twice.Last().Path}: a view named '{twice.Key}' exists in {twice.First().Path}; name them apart.";
            foreach (var (path, query) in queries)
            {
                foreach (var finding in View(source, schema, table, path, query))
                    yield return finding;
            }
        }
    }

    private static string Name(XElement query) => query.Items("LocalizedNames", "LocalizedName").English();

    private static IEnumerable<string> View(SolutionSource source, Schema schema, TableSource table, string path, XElement query)
    {
        var at = $"{path} ({Name(query)})";
        if (Name(query).Length == 0)
            yield return $"{path}: the view has no English name; write one.";
        if (!Kinds.Contains(query.Child("querytype"), StringComparer.Ordinal))
            yield return $"{at}: querytype '{query.Child("querytype")}' is none of {string.Join(", ", Kinds)}; correct it.";
        if ((query.Child("querytype") == "4") != (query.Child("isquickfindquery") == "1"))
            yield return $"{at}: isquickfindquery is 1 for querytype 4 and for no other; correct one of them.";

        var entity = query.Element("fetchxml")?.Element("fetch")?.Element("entity");
        if (entity is null || entity.Attr("name") != table.LogicalName)
        {
            yield return $"{at}: the query must read {table.LogicalName}; correct fetch/entity/@name.";
            yield break;
        }
        var named = entity.Descendants("attribute").Select(a => (What: "attribute", Column: a.Attr("name")))
            .Concat(entity.Descendants("order").Select(o => (What: "order", Column: o.Attr("attribute"))))
            .Concat(entity.Descendants("condition").Select(c => (What: "condition", Column: c.Attr("attribute"))));
        foreach (var (what, column) in named.Where(n => schema.Column(table.LogicalName, n.Column) is null))
            yield return $"{at}: the {what} names the column '{column}', which {table.LogicalName} does not have; restore the column or correct the view.";
        foreach (var secured in entity.Descendants("attribute").Select(a => a.Attr("name")).Where(c => schema.Column(table.LogicalName, c)?.Child("IsSecured") == "1"))
            yield return $"{at}: {secured} is a secret and belongs into no view; remove it.";
        foreach (var condition in entity.Descendants("condition"))
        {
            foreach (var value in UnknownOptions(source, schema.Column(table.LogicalName, condition.Attr("attribute")), condition))
                yield return $"{at}: {condition.Attr("attribute")} has no option {value}; correct the condition.";
        }

        foreach (var condition in entity.Descendants("condition").Where(c => !Operators.Contains(c.Attr("operator"), StringComparer.Ordinal)))
            yield return $"{at}: the operator '{condition.Attr("operator")}' is none of {string.Join(", ", Operators)}; use one of them.";
        foreach (var filter in entity.Descendants("filter").Where(f => !(f.Attr("type") == "and" ? f.HasElements : f.Attr("type") == "or" && f.Elements().Skip(1).Any())))
            yield return $"{at}: a filter is of type and with conditions, or of type or with several; correct or remove it.";

        var fetched = entity.Elements("attribute").Select(a => a.Attr("name")).ToList();
        var grid = query.Element("layoutxml")?.Element("grid");
        var row = grid?.Element("row");
        if (grid is null || row is null)
        {
            yield return $"{at}: the layout has no grid with a row; restore layoutxml.";
            yield break;
        }
        var shown = row.Elements("cell").Select(c => c.Attr("name")).ToList();
        foreach (var column in shown.Append(row.Attr("id")).Append(grid.Attr("jump")).Except(fetched, StringComparer.Ordinal))
            yield return $"{at}: the layout names '{column}', which the query does not fetch; add the attribute or correct the layout.";
        foreach (var column in fetched.Except(shown, StringComparer.Ordinal).Where(c => c != row.Attr("id")))
            yield return $"{at}: the query fetches '{column}', which the layout does not show; remove the attribute or add a cell.";
        if (row.Attr("id") != table.LogicalName + "id")
            yield return $"{at}: the row's id is '{row.Attr("id")}' and must be {table.LogicalName}id.";
        var (gridName, rowName) = query.Child("querytype") == "2" ? (table.LogicalName + "s", table.LogicalName) : ("resultset", "result");
        if (grid.Attr("name") != gridName || row.Attr("name") != rowName)
            yield return $"{at}: in a view of querytype {query.Child("querytype")} the grid is named {gridName} and the row {rowName}; correct them.";
        if (schema.Column(table.LogicalName, grid.Attr("jump"))?.Child("DisplayMask").Contains("PrimaryName", StringComparison.Ordinal) != true)
            yield return $"{at}: the grid's jump '{grid.Attr("jump")}' must be the primary name, on which a click opens the row.";
    }

    private static IEnumerable<string> UnknownOptions(SolutionSource source, XElement? column, XElement condition)
    {
        if (column is null || Options(source, column).ToList() is not { Count: > 0 } known)
            return [];
        return condition.Elements("value").Select(v => v.Value.Trim())
            .Concat(condition.Attributes("value").Select(a => a.Value))
            .Except(known, StringComparer.Ordinal);
    }

    /// <summary>Values of the column's choice, shared or its own; none for a column of another kind.</summary>
    private static IEnumerable<string> Options(SolutionSource source, XElement column) => column.Element("OptionSetName") is { } shared
        ? source.Choices.Where(c => c.Root.Attr("Name") == shared.Value).SelectMany(c => c.Root.Items("options", "option")).Select(o => o.Attr("value"))
        : column.Element("optionset")?.Descendants().Where(e => e.Name.LocalName is "option" or "state" or "status").Select(o => o.Attr("value")) ?? [];
}
