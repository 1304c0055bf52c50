using System;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>
/// Deletes what a connection has kept long enough, as its administrator said: settled operations and events nobody touched
/// for that many months, a few at a time. An open operation is never among them. docs/decisions/0013 tells why it is done here.
/// </summary>
internal sealed class OldRows(CallContext call)
{
    private static readonly OperationState[] settled = [OperationState.Previewed, OperationState.Done, OperationState.Refused, OperationState.NotDone, OperationState.Stale];

    public void DeleteOperations(Guid connectionId) => Delete(connectionId, OldOperations);

    public void DeleteEvents(Guid connectionId) => Delete(connectionId, OldEvents);

    private void Delete(Guid connectionId, Func<Guid, DateTime, QueryExpression> old)
    {
        if (call.Connection(connectionId).KeepMonths is not { } months)
            return;
        try
        {
            foreach (var row in call.System.First(PipelineSettings.OldRowsAtOnce, old(connectionId, call.UtcNow.AddMonths(-months))))
                call.System.Delete(row.LogicalName, row.Id);
        }
        catch (DataverseException gone) when (gone.IsNotThere)
        {
            // Another job deletes the same rows; what is left is its, or the next one's.
        }
    }

    private static QueryExpression OldOperations(Guid connectionId, DateTime untouchedSince)
    {
        var query = new QueryExpression(OperationRow.Table) { ColumnSet = new ColumnSet(OperationRow.State) };
        query.Criteria.AddCondition(RowValues.ModifiedOn, ConditionOperator.LessThan, untouchedSince);
        query.Criteria.AddCondition(OperationRow.State, ConditionOperator.In, [.. settled.Select(state => (object)RowValues.Option((int)state).Value)]);
        query.AddOrder(RowValues.ModifiedOn, OrderType.Ascending);
        query.AddLink(LinkRow.Table, OperationRow.Link, LinkRow.Table + "id").LinkCriteria.AddCondition(LinkRow.Connection, ConditionOperator.Equal, connectionId);
        return query;
    }

    private static QueryExpression OldEvents(Guid connectionId, DateTime untouchedSince)
    {
        var query = new QueryExpression(EventRow.Table) { ColumnSet = new ColumnSet(EventRow.State) };
        query.Criteria.AddCondition(RowValues.ModifiedOn, ConditionOperator.LessThan, untouchedSince);
        query.Criteria.AddCondition(EventRow.Connection, ConditionOperator.Equal, connectionId);
        query.AddOrder(RowValues.ModifiedOn, OrderType.Ascending);
        return query;
    }
}
