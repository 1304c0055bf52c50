using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Playground.Http;

/// <summary>The rows of one table that belong to a row, with the columns of the table's default view.</summary>
internal sealed record RelatedList(TableMetadata Table, IReadOnlyList<ColumnMetadata> Columns, IReadOnlyList<Entity> Rows);

/// <summary>
/// Follows the relationships of imported solutions from one row to the rows that refer to it, and from those on. Each
/// table is shown once, by the shortest way; a table the user may not read is left out.
/// </summary>
internal sealed class RelatedRows(Organization organization, Guid userId, IReadOnlyDictionary<string, PrivilegeDepth> privileges)
{
    private const int RowsShown = 200;

    public IReadOnlyList<RelatedList> Of(TableMetadata table, Guid id)
    {
        var lists = new List<RelatedList>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { table.LogicalName };
        var level = new List<(string Table, IReadOnlyList<Guid> Ids)> { (table.LogicalName, [id]) };
        while (level.Count > 0)
        {
            var next = new List<(string Table, IReadOnlyList<Guid> Ids)>();
            foreach (var (parent, ids) in level)
            {
                foreach (var relationship in organization.Metadata.Relationships.Where(each => each.ReferencedTable == parent))
                {
                    var child = organization.Metadata.Tables[relationship.ReferencingTable];
                    if (child.Solution is null || !MayRead(child) || !seen.Add(child.LogicalName))
                        continue;
                    var list = Read(child, relationship.ReferencingColumn, ids);
                    lists.Add(list);
                    next.Add((child.LogicalName, list.Rows.Select(row => row.Id).ToList()));
                }
            }
            level = next;
        }
        return lists;
    }

    private bool MayRead(TableMetadata table) =>
        privileges.TryGetValue(table.Privilege(PrivilegeKind.Read).ToLowerInvariant(), out var depth) && depth != PrivilegeDepth.None;

    private RelatedList Read(TableMetadata table, string lookup, IReadOnlyList<Guid> ids)
    {
        var columns = ViewColumns(organization, table);
        if (ids.Count == 0)
            return new RelatedList(table, columns, []);
        var query = new QueryExpression(table.LogicalName)
        {
            ColumnSet = new ColumnSet(columns.Select(column => column.LogicalName).Append(table.PrimaryIdColumn).Distinct().ToArray()),
            TopCount = RowsShown,
        };
        query.Criteria.AddCondition(lookup, ConditionOperator.In, ids.Cast<object>().ToArray());
        query.AddOrder("createdon", OrderType.Descending);
        return new RelatedList(table, columns, organization.ServiceFor(userId).RetrieveMultiple(query).Entities);
    }

    /// <summary>The columns of a table's default view.</summary>
    public static List<ColumnMetadata> ViewColumns(Organization organization, TableMetadata table)
    {
        var view = Views(organization, table).FirstOrDefault(each => each.IsDefault);
        return view is null ? [table.Columns[table.PrimaryNameColumn ?? table.PrimaryIdColumn]] : Columns(table, view);
    }

    /// <summary>The views a list of the table offers, by name.</summary>
    public static List<ViewMetadata> Views(Organization organization, TableMetadata table)
    {
        const int publicView = 0;
        return [.. organization.Metadata.Views.Where(each => each.Table == table.LogicalName && each.QueryType == publicView).OrderBy(each => each.Name, StringComparer.Ordinal)];
    }

    /// <summary>The table's own columns of a view, in the order of its layout.</summary>
    public static List<ColumnMetadata> Columns(TableMetadata table, ViewMetadata view) =>
        view.Columns.Where(table.Columns.ContainsKey).Select(name => table.Columns[name]).ToList();
}
