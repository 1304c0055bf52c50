using System;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

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
        if (row.StateValue == OperationState.Previewed && store.RefusalToOthers(row) is { } notYours)
            return notYours;
        // Writing the link first makes two submits on one account wait for each other; the second then sees the first.
        call.System.Update(new Entity(LinkRow.Table, link.Id) { [LinkRow.ChangeLock] = call.CorrelationId });
        row = store.Load(customerId, operationId);
        link = store.ActiveLink(row);
        if (row.StateValue != OperationState.Previewed)
            return ApiAnswer.No(Codes.NotPreviewed, "This change was confirmed before, or its preview is used up. Look at its state, or preview the change anew.", store.Json(row, link));
        if (new OpenOperation(call).Refusal(link, operationId, "Nothing was sent from here", "preview again") is { } open)
            return open;
        call.System.UpdateIfUnchanged(new Entity(OperationRow.Table, operationId)
        {
            [OperationRow.State] = RowValues.Option((int)OperationState.Submitted),
            [OperationRow.SubmittedOn] = call.UtcNow,
        }, row.RowVersion);
        return ApiAnswer.Ok(store.Json(store.Load(customerId, operationId), link));
    }
}
