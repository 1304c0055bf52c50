using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace FakeXrmEasy;

/// <summary>Runs a query over the store: links, filters, orders, top and pages.</summary>
internal sealed class QueryRunner
{
    private readonly XrmFakedContext context;
    private readonly Dictionary<LinkEntity, string> aliases = new();

    public QueryRunner(XrmFakedContext context)
    {
        this.context = context;
    }

    public EntityCollection Run(QueryBase query) => query switch
    {
        QueryExpression expression => Run(expression),
        QueryByAttribute byAttribute => Run(AsExpression(byAttribute)),
        null => throw new InvalidOperationException("RetrieveMultiple needs a query."),
        _ => throw new NotSupportedException($"The faked context does not run a {query.GetType().Name}; use QueryExpression or QueryByAttribute."),
    };

    private static QueryExpression AsExpression(QueryByAttribute query)
    {
        var expression = new QueryExpression(query.EntityName) { ColumnSet = query.ColumnSet, TopCount = query.TopCount };
        if (query.PageInfo != null)
            expression.PageInfo = query.PageInfo;
        for (var i = 0; i < query.Attributes.Count; i++)
            expression.Criteria.AddCondition(new ConditionExpression(query.Attributes[i], ConditionOperator.Equal, query.Values[i]));
        expression.Orders.AddRange(query.Orders);
        return expression;
    }

    private EntityCollection Run(QueryExpression query)
    {
        IEnumerable<JoinedRow> rows = context.Rows(query.EntityName).Select(row => new JoinedRow(row)).ToList();
        foreach (var link in query.LinkEntities)
            rows = Join(rows, link, null);
        if (query.Criteria != null)
            rows = rows.Where(row => Conditions.Hold(query.Criteria, row, null));
        rows = Sort(rows, query);

        var results = rows.Select(row => Result(row, query)).ToList();
        if (query.Distinct)
            results = results.GroupBy(Fingerprint, StringComparer.Ordinal).Select(same => same.First()).ToList();
        if (query.TopCount is int top)
            results = results.Take(top).ToList();
        return Page(results, query);
    }

    private List<JoinedRow> Join(IEnumerable<JoinedRow> rows, LinkEntity link, string fromAlias)
    {
        if (link.JoinOperator is not (JoinOperator.Inner or JoinOperator.LeftOuter))
            throw new NotSupportedException($"The faked context joins Inner and LeftOuter, not {link.JoinOperator}.");

        var alias = aliases[link] = string.IsNullOrWhiteSpace(link.EntityAlias)
            ? link.LinkToEntityName + (aliases.Count + 1).ToString(CultureInfo.InvariantCulture)
            : link.EntityAlias;
        var joined = new List<JoinedRow>();
        foreach (var row in rows)
        {
            var from = Comparison.ValueOf(row.Table(fromAlias), link.LinkFromAttributeName);
            var matches = context.Rows(link.LinkToEntityName)
                .Where(other => Comparison.AreEqual(from, Comparison.ValueOf(other, link.LinkToAttributeName)))
                .Select(other => row.With(alias, link.LinkToEntityName, other))
                .Where(candidate => link.LinkCriteria == null || Conditions.Hold(link.LinkCriteria, candidate, alias))
                .ToList();
            if (matches.Count > 0)
                joined.AddRange(matches);
            else if (link.JoinOperator == JoinOperator.LeftOuter)
                joined.Add(row.With(alias, link.LinkToEntityName, null));
        }

        foreach (var inner in link.LinkEntities)
            joined = Join(joined, inner, alias);
        return joined;
    }

    private IEnumerable<JoinedRow> Sort(IEnumerable<JoinedRow> rows, QueryExpression query)
    {
        var orders = query.Orders
            .Concat(aliases.SelectMany(link => link.Key.Orders.Select(order => new OrderExpression(order.AttributeName, order.OrderType, null, link.Value))));
        IOrderedEnumerable<JoinedRow> sorted = null;
        foreach (var order in orders)
        {
            object Key(JoinedRow row) => Comparison.ValueOf(row.Table(order.EntityName), order.AttributeName);
            var comparer = Comparer<object>.Create(Comparison.Compare);
            if (order.OrderType == OrderType.Ascending)
                sorted = sorted == null ? rows.OrderBy(Key, comparer) : sorted.ThenBy(Key, comparer);
            else
                sorted = sorted == null ? rows.OrderByDescending(Key, comparer) : sorted.ThenByDescending(Key, comparer);
        }

        return sorted ?? rows;
    }

    private Entity Result(JoinedRow row, QueryExpression query)
    {
        var result = RowCopy.Of(row.Table(null), query.ColumnSet);
        foreach (var link in aliases)
        {
            if (row.Table(link.Value) is not { } linked || link.Key.Columns == null)
                continue;
            foreach (var attribute in RowCopy.Of(linked, link.Key.Columns).Attributes)
                result[link.Value + "." + attribute.Key] = new AliasedValue(linked.LogicalName, attribute.Key, attribute.Value);
        }

        return result;
    }

    private EntityCollection Page(List<Entity> results, QueryExpression query)
    {
        var page = Math.Max(query.PageInfo?.PageNumber ?? 0, 1);
        var size = query.PageInfo is { PageNumber: > 0, Count: > 0 } asked ? asked.Count : context.MaxRetrieveCount;
        var wanted = results.Skip((page - 1) * size).Take(size).ToList();
        var more = results.Count > page * size;
        return new EntityCollection(wanted)
        {
            EntityName = query.EntityName,
            MoreRecords = more,
            PagingCookie = more ? $"<cookie page=\"{page.ToString(CultureInfo.InvariantCulture)}\" />" : null,
            TotalRecordCount = query.PageInfo?.ReturnTotalRecordCount == true ? results.Count : -1,
        };
    }

    private static string Fingerprint(Entity row) => string.Join("\n", row.Attributes
        .OrderBy(a => a.Key, StringComparer.Ordinal)
        .Select(a => a.Key + "=" + Convert.ToString(Comparison.Plain(a.Value), CultureInfo.InvariantCulture)));
}
