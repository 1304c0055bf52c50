using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Queries;

/// <summary>
/// Answers a query as its user may see it: rows out of reach are left out, columns secured from the user count as empty.
/// The store narrows by equality; joins, filters and order are done here, with the platform's rules of comparison.
/// </summary>
internal sealed class QueryRunner(MessageContext context)
{
    private const int LargestPage = 5000;

    private readonly EntityShape _shape = new(context.Model, context.Rows);
    private readonly Conditions _conditions = new(context.UtcNow, context.Access);
    private readonly Dictionary<string, TableMetadata> _aliases = new(StringComparer.Ordinal);

    public EntityCollection Run(QueryExpression query)
    {
        var table = context.Model.Table(query.EntityName);
        _aliases[""] = table;
        NameLinks(query.LinkEntities);
        var seeks = Seeks(query.Criteria, table);
        var lines = Rows(table, seeks).Select(row => new JoinedRow(row, ImmutableDictionary<string, Row?>.Empty));
        foreach (var link in query.LinkEntities)
            lines = Join(lines.ToList(), "", link);
        var filtered = lines.Where(line => Holds(query.Criteria, "", line)).ToList();
        var ordered = Order(filtered, query).ToList();
        return Answer(query, table, ordered);
    }

    private EntityCollection Answer(QueryExpression query, TableMetadata table, List<JoinedRow> lines)
    {
        var columns = EntityShape.Columns(table, query.ColumnSet, context.Access.Principal);
        var links = AllLinks(query.LinkEntities).Select(link => (Alias: link.EntityAlias, Columns: EntityShape.Columns(_aliases[link.EntityAlias], link.Columns, context.Access.Principal))).ToList();
        var entities = lines.Select(line => Shape(line, columns, links));
        if (query.Distinct)
            entities = entities.DistinctBy(entity => Fingerprint(entity, columns.Any(column => column.LogicalName == table.PrimaryIdColumn) ? null : table.PrimaryIdColumn));
        var all = entities.ToList();
        var answer = new EntityCollection { EntityName = table.LogicalName, TotalRecordCount = -1 };
        if (query.TopCount is { } top)
        {
            answer.Entities.AddRange(all.Take(top));
            return answer;
        }
        var size = query.PageInfo is { Count: > 0 } page ? Math.Min(page.Count, LargestPage) : LargestPage;
        var number = Math.Max(query.PageInfo?.PageNumber ?? 1, 1);
        answer.Entities.AddRange(all.Skip((number - 1) * size).Take(size));
        answer.MoreRecords = all.Count > number * size;
        if (answer.MoreRecords)
            answer.PagingCookie = $"<cookie page=\"{number}\"></cookie>";
        if (query.PageInfo?.ReturnTotalRecordCount == true)
            answer.TotalRecordCount = Math.Min(all.Count, LargestPage);
        answer.TotalRecordCountLimitExceeded = query.PageInfo?.ReturnTotalRecordCount == true && all.Count > LargestPage;
        return answer;
    }

    private Entity Shape(JoinedRow line, IReadOnlyList<ColumnMetadata> columns, List<(string Alias, IReadOnlyList<ColumnMetadata> Columns)> links)
    {
        var entity = _shape.Of(line.Main, columns);
        foreach (var (alias, linkColumns) in links)
        {
            if (line.Of(alias) is not { } row)
                continue;
            foreach (var column in linkColumns)
                _shape.Add(entity, column, row, alias + "." + column.LogicalName, value => new AliasedValue(row.Table, column.LogicalName, value));
        }
        return entity;
    }

    /// <summary>The id is always shown, but tells rows apart only where it was asked for.</summary>
    private static string Fingerprint(Entity entity, string? idColumn) => string.Join('\u001f', entity.Attributes
        .Where(attribute => attribute.Key != idColumn)
        .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
        .Select(attribute => attribute.Key + "=" + Text(attribute.Value)));

    private static string? Text(object value) => value switch
    {
        AliasedValue aliased => Text(aliased.Value),
        EntityReference reference => reference.Id.ToString(),
        OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
        Money money => money.Value.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)
    };

    private IEnumerable<Row> Rows(TableMetadata table, IReadOnlyList<Seek> seeks)
    {
        context.Access.Demand(table, PrivilegeKind.Read);
        var hidden = table.Columns.Values.Where(column => !context.Access.Principal.MayRead(table, column)).Select(column => column.LogicalName).ToHashSet();
        return context.Rows.Select(table.LogicalName, seeks)
            .Where(row => context.Access.Reaches(table, PrivilegeKind.Read, row))
            .Select(row => hidden.Count == 0 ? row : new Row(row.Table, row.Id, row.Version, row.Values.Where(value => !hidden.Contains(value.Key)).ToDictionary(StringComparer.Ordinal)));
    }

    private IEnumerable<JoinedRow> Join(List<JoinedRow> lines, string fromAlias, LinkEntity link)
    {
        var table = _aliases[link.EntityAlias];
        Column(_aliases[fromAlias], link.LinkFromAttributeName);
        Column(table, link.LinkToAttributeName);
        var keys = lines.Select(line => JoinKey(line.Of(fromAlias), link.LinkFromAttributeName)).OfType<object>().Distinct().ToList();
        var seeks = Seeks(link.LinkCriteria, table).Append(new Seek(link.LinkToAttributeName, keys)).ToList();
        var inner = Rows(table, seeks).Where(row => JoinKey(row, link.LinkToAttributeName) is not null).ToLookup(row => JoinKey(row, link.LinkToAttributeName)!);
        return lines.SelectMany(line => Partners(line, JoinKey(line.Of(fromAlias), link.LinkFromAttributeName)));

        IEnumerable<JoinedRow> Partners(JoinedRow line, object? key)
        {
            IEnumerable<JoinedRow> partners = (key is null ? [] : inner[key])
                .Select(row => line with { Linked = line.Linked.SetItem(link.EntityAlias, row) })
                .Where(partner => Holds(link.LinkCriteria, link.EntityAlias, partner));
            foreach (var next in link.LinkEntities)
                partners = Join(partners.ToList(), link.EntityAlias, next);
            return link.JoinOperator switch
            {
                JoinOperator.Inner or JoinOperator.Natural => partners,
                JoinOperator.LeftOuter => partners.DefaultIfEmpty(line),
                JoinOperator.Exists or JoinOperator.In => partners.Any() ? [line] : [],
                _ => throw Fault.NotSupported("the join operator " + link.JoinOperator)
            };
        }
    }

    private static object? JoinKey(Row? row, string column) => row?[column] switch
    {
        RowReference reference => reference.Id,
        string text => Folding.Fold(text),
        var value => value
    };

    private bool Holds(FilterExpression filter, string alias, JoinedRow line)
    {
        var parts = filter.Conditions.Select(condition => Holds(condition, alias, line)).Concat(filter.Filters.Select(inner => Holds(inner, alias, line)));
        return filter.FilterOperator == LogicalOperator.And ? parts.All(holds => holds) : (filter.Conditions.Count + filter.Filters.Count == 0) || parts.Any(holds => holds);
    }

    private bool Holds(ConditionExpression condition, string alias, JoinedRow line)
    {
        var at = AliasOf(condition.EntityName, alias);
        var column = Column(_aliases[at], condition.AttributeName);
        return _conditions.Holds(condition, column, line.Of(at), name => Column(_aliases[at], name));
    }

    private string AliasOf(string? named, string current)
    {
        if (string.IsNullOrEmpty(named))
            return current;
        if (_aliases.ContainsKey(named))
            return named;
        return _aliases[""].LogicalName == named
            ? ""
            : throw Fault.Invalid($"The query has a condition or an order on '{named}', which is no alias of a linked table.");
    }

    private ColumnMetadata Column(TableMetadata table, string name) => table.TryColumn(name, out var column) ? column : throw Fault.NoSuchColumn(table.LogicalName, name);

    private IEnumerable<JoinedRow> Order(List<JoinedRow> lines, QueryExpression query)
    {
        var orders = query.Orders.Select(order => (Alias: AliasOf(order.EntityName, ""), Order: order))
            .Concat(AllLinks(query.LinkEntities).SelectMany(link => link.Orders.Select(order => (Alias: AliasOf(order.EntityName, link.EntityAlias), Order: order))))
            .Select(pair => (pair.Alias, Column: Column(_aliases[pair.Alias], pair.Order.AttributeName), pair.Order.OrderType))
            .ToList();
        // Without an order of its own the answer goes by id, so that pages neither repeat nor miss a row.
        var byId = lines.OrderBy(_ => 0);
        foreach (var (alias, column, type) in orders)
        {
            object? Key(JoinedRow line) => SortKey(column, line.Of(alias));
            byId = type == OrderType.Ascending ? byId.ThenBy(Key, SortOrder.Instance) : byId.ThenByDescending(Key, SortOrder.Instance);
        }
        return byId.ThenBy(line => line.Main.Id);
    }

    /// <summary>Lookups sort by name and choices by label, as people read them.</summary>
    private object? SortKey(ColumnMetadata column, Row? row) => column.LogicalName == SystemColumns.Version ? row?.Version : row?[column.LogicalName] switch
    {
        RowReference reference => _shape.NameOf(reference),
        int option when column.Kind is ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => FormattedValue.Label(column, option),
        var value => value
    };

    private static IReadOnlyList<Seek> Seeks(FilterExpression filter, TableMetadata table) => filter.FilterOperator != LogicalOperator.And
        ? []
        : filter.Conditions.Where(condition => string.IsNullOrEmpty(condition.EntityName) && !condition.CompareColumns && condition.Operator is ConditionOperator.Equal or ConditionOperator.In)
            .Where(condition => string.IsNullOrEmpty(condition.EntityName) && !condition.CompareColumns && table.TryColumn(condition.AttributeName, out _))
            .Select(condition => new Seek(condition.AttributeName, Conditions.Values(condition, table.Columns[condition.AttributeName])))
            .Concat(filter.Filters.SelectMany(inner => Seeks(inner, table)))
            .ToList();

    private void NameLinks(IEnumerable<LinkEntity> links)
    {
        foreach (var link in links)
        {
            var table = context.Model.Table(link.LinkToEntityName);
            if (string.IsNullOrEmpty(link.EntityAlias))
                link.EntityAlias = FreeAlias(link.LinkToEntityName);
            if (!_aliases.TryAdd(link.EntityAlias, table))
                throw Fault.Invalid($"The query uses the alias '{link.EntityAlias}' twice.");
            NameLinks(link.LinkEntities);
        }
    }

    private string FreeAlias(string table)
    {
        var number = 1;
        while (_aliases.ContainsKey(table + number))
            number++;
        return table + number;
    }

    private static IEnumerable<LinkEntity> AllLinks(IEnumerable<LinkEntity> links) => links.SelectMany(link => AllLinks(link.LinkEntities).Prepend(link));
}
