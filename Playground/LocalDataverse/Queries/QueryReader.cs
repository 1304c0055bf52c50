using System.Linq;
using CrmAriaConnector.LocalDataverse.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Queries;

/// <summary>Brings every kind of query into the form of a QueryExpression.</summary>
internal static class QueryReader
{
    public static QueryExpression Read(Model model, QueryBase? query)
    {
        var expression = query switch
        {
            QueryExpression given => given,
            QueryByAttribute by => ByAttribute(by),
            FetchExpression fetch => FetchXmlReader.Read(model, fetch.Query),
            null => throw Fault.Invalid("The required parameter 'Query' is missing."),
            _ => throw Fault.NotSupported("queries of type " + query.GetType().Name)
        };
        model.Table(expression.EntityName);
        if (expression.SubQueryExpression is not null)
            throw Fault.NotSupported("sub-queries");
        return expression;
    }

    private static QueryExpression ByAttribute(QueryByAttribute by)
    {
        if (by.Attributes.Count != by.Values.Count)
            throw Fault.Invalid("A QueryByAttribute must have as many values as attributes.");
        var query = new QueryExpression(by.EntityName) { ColumnSet = by.ColumnSet, TopCount = by.TopCount, PageInfo = by.PageInfo ?? new PagingInfo() };
        foreach (var (attribute, value) in by.Attributes.Zip(by.Values))
        {
            if (value is null)
                query.Criteria.AddCondition(attribute, ConditionOperator.Null);
            else
                query.Criteria.AddCondition(attribute, ConditionOperator.Equal, value);
        }
        query.Orders.AddRange(by.Orders);
        return query;
    }
}
