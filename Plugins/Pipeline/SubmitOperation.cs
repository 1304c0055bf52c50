using System;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>
/// Previewed → Submitted, in a request of its own, so that the intent is durable before anything is sent. Only one
/// operation of an Aria account may be open.
/// </summary>
internal sealed class SubmitOperation(CallContext call)
{
    public ApiAnswer Run(Guid customerId, Guid operationId)
    {
        var store = new OperationStore(call);
        var row = store.Load(customerId, operationId);
        var link = store.Link(row);
        // Writing the link first makes two submits on one account wait for each other; the second then sees the first.
        call.System.Update(new Entity(LinkRow.Table, link.Id) { [LinkRow.ChangeLock] = call.CorrelationId });
        row = store.Load(customerId, operationId);
        if (row.StateValue != OperationState.Previewed)
            return ApiAnswer.No(Codes.NotPreviewed, "This change was confirmed before, or its preview is used up. Look at its state, or preview the change anew.", store.Json(row, link));
        if (OpenOperation(link, operationId) is { } open)
            return ApiAnswer.No(Codes.Busy, Busy(open));
        call.System.UpdateIfUnchanged(new Entity(OperationRow.Table, operationId)
        {
            [OperationRow.State] = RowValues.Option((int)OperationState.Submitted),
            [OperationRow.SubmittedOn] = call.UtcNow,
        }, row.RowVersion);
        return ApiAnswer.Ok(store.Json(store.Load(customerId, operationId), link));
    }

    private OperationRow? OpenOperation(LinkRow link, Guid except)
    {
        var query = new QueryExpression(OperationRow.Table) { ColumnSet = new ColumnSet(OperationRow.Columns) };
        query.Criteria.AddCondition(OperationRow.Link, ConditionOperator.Equal, link.Id);
        query.Criteria.AddCondition(OperationRow.State, ConditionOperator.In,
            RowValues.Option((int)OperationState.Submitted).Value, RowValues.Option((int)OperationState.Unknown).Value);
        return call.System.Query(query).Where(row => row.Id != except).Select(row => new OperationRow(row)).FirstOrDefault();
    }

    private string Busy(OperationRow open)
    {
        var who = open.OwnerReference?.Id == call.CallerId ? "You have" : (People.Name(call.System, open.OwnerReference) ?? "Somebody else") + " has";
        var since = OperationView.Time(open.Submitted) is { } time ? " since " + time.Replace("T", " ").Replace("Z", " UTC") : "";
        return open.StateValue == OperationState.Unknown
            ? $"{who} a change on this account{since} whose outcome is not known yet. Nothing was sent from here. Wait until that change is settled, then preview again."
            : $"{who} a change on its way on this account{since}. Nothing was sent from here. Wait a moment, then preview again.";
    }
}
