using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Queries;

/// <summary>FetchXML as a QueryExpression. Aggregates and column aliases on the first table are not supported.</summary>
internal static class FetchXmlReader
{
    private static readonly Dictionary<string, ConditionOperator> Operators = new(StringComparer.Ordinal)
    {
        ["eq"] = ConditionOperator.Equal, ["ne"] = ConditionOperator.NotEqual, ["neq"] = ConditionOperator.NotEqual,
        ["gt"] = ConditionOperator.GreaterThan, ["ge"] = ConditionOperator.GreaterEqual, ["lt"] = ConditionOperator.LessThan, ["le"] = ConditionOperator.LessEqual,
        ["like"] = ConditionOperator.Like, ["not-like"] = ConditionOperator.NotLike, ["in"] = ConditionOperator.In, ["not-in"] = ConditionOperator.NotIn,
        ["between"] = ConditionOperator.Between, ["not-between"] = ConditionOperator.NotBetween, ["null"] = ConditionOperator.Null, ["not-null"] = ConditionOperator.NotNull,
        ["begins-with"] = ConditionOperator.BeginsWith, ["not-begin-with"] = ConditionOperator.DoesNotBeginWith,
        ["ends-with"] = ConditionOperator.EndsWith, ["not-end-with"] = ConditionOperator.DoesNotEndWith,
        ["on"] = ConditionOperator.On, ["not-on"] = ConditionOperator.NotOn, ["on-or-before"] = ConditionOperator.OnOrBefore, ["on-or-after"] = ConditionOperator.OnOrAfter,
        ["today"] = ConditionOperator.Today, ["yesterday"] = ConditionOperator.Yesterday, ["tomorrow"] = ConditionOperator.Tomorrow,
        ["last-seven-days"] = ConditionOperator.Last7Days, ["next-seven-days"] = ConditionOperator.Next7Days,
        ["this-month"] = ConditionOperator.ThisMonth, ["last-month"] = ConditionOperator.LastMonth, ["next-month"] = ConditionOperator.NextMonth,
        ["this-year"] = ConditionOperator.ThisYear, ["last-year"] = ConditionOperator.LastYear, ["next-year"] = ConditionOperator.NextYear,
        ["last-x-hours"] = ConditionOperator.LastXHours, ["next-x-hours"] = ConditionOperator.NextXHours,
        ["last-x-days"] = ConditionOperator.LastXDays, ["next-x-days"] = ConditionOperator.NextXDays,
        ["last-x-weeks"] = ConditionOperator.LastXWeeks, ["next-x-weeks"] = ConditionOperator.NextXWeeks,
        ["last-x-months"] = ConditionOperator.LastXMonths, ["next-x-months"] = ConditionOperator.NextXMonths,
        ["last-x-years"] = ConditionOperator.LastXYears, ["next-x-years"] = ConditionOperator.NextXYears,
        ["olderthan-x-minutes"] = ConditionOperator.OlderThanXMinutes, ["olderthan-x-hours"] = ConditionOperator.OlderThanXHours,
        ["olderthan-x-days"] = ConditionOperator.OlderThanXDays, ["olderthan-x-weeks"] = ConditionOperator.OlderThanXWeeks,
        ["olderthan-x-months"] = ConditionOperator.OlderThanXMonths, ["olderthan-x-years"] = ConditionOperator.OlderThanXYears,
        ["eq-userid"] = ConditionOperator.EqualUserId, ["ne-userid"] = ConditionOperator.NotEqualUserId,
        ["eq-businessid"] = ConditionOperator.EqualBusinessId, ["ne-businessid"] = ConditionOperator.NotEqualBusinessId,
        ["contain-values"] = ConditionOperator.ContainValues, ["not-contain-values"] = ConditionOperator.DoesNotContainValues,
    };

    public static QueryExpression Read(Model model, string? xml)
    {
        XElement fetch;
        try
        {
            using var reader = XmlReader.Create(new System.IO.StringReader(xml ?? ""), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            fetch = XElement.Load(reader);
        }
        catch (XmlException problem)
        {
            throw Fault.Invalid("The FetchXML is not well-formed: " + problem.Message);
        }
        if (fetch.Name.LocalName != "fetch" || fetch.Element("entity") is not { } entity)
            throw Fault.Invalid("FetchXML has a fetch element with one entity element.");
        if (Flag(fetch, "aggregate"))
            throw Fault.NotSupported("aggregates in FetchXML");
        Allow(fetch, "version", "output-format", "mapping", "distinct", "no-lock", "top", "count", "page", "paging-cookie", "returntotalrecordcount", "aggregate", "useraworderby", "latematerialize", "savedqueryid");
        var query = new QueryExpression(Text(entity, "name"))
        {
            Distinct = Flag(fetch, "distinct"),
            NoLock = Flag(fetch, "no-lock"),
            TopCount = Number(fetch, "top"),
            PageInfo = new PagingInfo
            {
                Count = Number(fetch, "count") ?? 0,
                PageNumber = Number(fetch, "page") ?? 1,
                PagingCookie = fetch.Attribute("paging-cookie")?.Value,
                ReturnTotalRecordCount = Flag(fetch, "returntotalrecordcount"),
            },
        };
        var table = model.Table(query.EntityName);
        Read(entity, query.ColumnSet, query.Criteria, query.Orders, query.LinkEntities, table, model);
        return query;
    }

    private static void Read(XElement element, ColumnSet columns, FilterExpression criteria, Microsoft.Xrm.Sdk.DataCollection<OrderExpression> orders, Microsoft.Xrm.Sdk.DataCollection<LinkEntity> links, TableMetadata table, Model model)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "all-attributes":
                    columns.AllColumns = true;
                    break;
                case "attribute":
                    Allow(child, "name");
                    columns.AddColumn(Text(child, "name"));
                    break;
                case "order":
                    Allow(child, "attribute", "descending", "entityname");
                    orders.Add(new OrderExpression(Text(child, "attribute"), Flag(child, "descending") ? OrderType.Descending : OrderType.Ascending, null, child.Attribute("entityname")?.Value));
                    break;
                case "filter":
                    criteria.AddFilter(Filter(child, table, model));
                    break;
                case "link-entity":
                    links.Add(Link(child, table, model));
                    break;
                default:
                    throw Fault.NotSupported($"the FetchXML element '{child.Name.LocalName}' within '{element.Name.LocalName}'");
            }
        }
    }

    private static LinkEntity Link(XElement element, TableMetadata from, Model model)
    {
        Allow(element, "name", "from", "to", "alias", "link-type", "visible", "intersect");
        var link = new LinkEntity(from.LogicalName, Text(element, "name"), Text(element, "to"), Text(element, "from"), element.Attribute("link-type")?.Value switch
        {
            null or "inner" => JoinOperator.Inner,
            "outer" => JoinOperator.LeftOuter,
            "exists" => JoinOperator.Exists,
            "in" => JoinOperator.In,
            var other => throw Fault.NotSupported($"the link type '{other}' in FetchXML")
        })
        {
            EntityAlias = element.Attribute("alias")?.Value,
        };
        Read(element, link.Columns, link.LinkCriteria, link.Orders, link.LinkEntities, model.Table(link.LinkToEntityName), model);
        return link;
    }

    private static FilterExpression Filter(XElement element, TableMetadata table, Model model)
    {
        Allow(element, "type", "isquickfindfields", "hint");
        var filter = new FilterExpression(element.Attribute("type")?.Value == "or" ? LogicalOperator.Or : LogicalOperator.And);
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "condition":
                    filter.AddCondition(Condition(child));
                    break;
                case "filter":
                    filter.AddFilter(Filter(child, table, model));
                    break;
                default:
                    throw Fault.NotSupported($"the FetchXML element '{child.Name.LocalName}' within a filter");
            }
        }
        return filter;
    }

    private static ConditionExpression Condition(XElement element)
    {
        Allow(element, "attribute", "operator", "value", "valueof", "entityname", "uiname", "uitype", "uihidden");
        var name = Text(element, "operator");
        if (!Operators.TryGetValue(name, out var operation))
            throw Fault.NotSupported($"the FetchXML operator '{name}'");
        var entity = element.Attribute("entityname")?.Value;
        if (element.Attribute("valueof")?.Value is { } other)
            return new ConditionExpression(entity, Text(element, "attribute"), operation, true, new object[] { other });
        object[] values = element.Elements("value").Any()
            ? element.Elements("value").Select(value => (object)value.Value).ToArray()
            : element.Attribute("value") is { } single ? [single.Value] : [];
        return new ConditionExpression(entity, Text(element, "attribute"), operation, values);
    }

    private static string Text(XElement element, string name) =>
        element.Attribute(name)?.Value ?? throw Fault.Invalid($"The FetchXML element '{element.Name.LocalName}' has no attribute '{name}'.");

    private static bool Flag(XElement element, string name) => element.Attribute(name)?.Value is "true" or "1";

    private static int? Number(XElement element, string name) => element.Attribute(name)?.Value is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Fault.Invalid($"'{text}' is no number for '{name}' in FetchXML.");

    private static void Allow(XElement element, params string[] names)
    {
        if (element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration && !names.Contains(attribute.Name.LocalName)) is { } unknown)
            throw Fault.NotSupported($"the attribute '{unknown.Name.LocalName}' of the FetchXML element '{element.Name.LocalName}'");
    }
}
