using System;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>Finds an operation and answers with it.</summary>
internal sealed class OperationStore(CallContext call)
{
    /// <exception cref="InvalidPluginExecutionException">404 or 403: there is none, or it belongs to another customer.</exception>
    public OperationRow Load(Guid customerId, Guid operationId)
    {
        var row = Find(operationId) ?? throw new InvalidPluginExecutionException("This operation does not exist. Preview the change anew.", PluginHttpStatusCode.NotFound);
        if (row.CustomerId != customerId)
            throw new InvalidPluginExecutionException("This operation belongs to another customer.", PluginHttpStatusCode.Forbidden);
        return row;
    }

    /// <summary>By a retrieve, because that is documented to bring the row version. A missing row ends every request that asks for one.</summary>
    public OperationRow? Find(Guid operationId)
    {
        try
        {
            return new OperationRow(call.System.Retrieve(OperationRow.Table, operationId, OperationRow.Columns));
        }
        catch (DataverseException missing) when (missing.IsNotThere)
        {
            return null;
        }
    }

    public LinkRow Link(OperationRow row) => call.System.Find(LinkRow.Table, row.LinkId, LinkRow.Columns) is { } link
        ? new LinkRow(link)
        : throw new RefusalException(Codes.NoLink, "The link to this Aria account was removed. Ask a billing lead to make it again.");

    /// <summary>The link, if a change may still go through it.</summary>
    /// <exception cref="RefusalException">NO_LINK: the account was unlinked from the customer since.</exception>
    public LinkRow ActiveLink(OperationRow row) => Link(row) is { IsActive: true } link && link.CustomerId == row.CustomerId
        ? link
        : throw new RefusalException(Codes.NoLink, "This account in Aria is no longer linked to the customer. Nothing was sent. Look at the customer's billing page.");

    /// <summary>
    /// Only who previewed a change may confirm it: that name stands with it in CRM, and Aria's audit log gets the caller's.
    /// Looking up what became of it, and refreshing, are open to everybody who works on the customer.
    /// </summary>
    /// <returns>NOT_YOURS with the operation as it is; null for its owner.</returns>
    public ApiAnswer? RefusalToOthers(OperationRow row)
    {
        if (row.OwnerReference?.Id == call.CallerId)
            return null;
        var owner = People.Name(call.System, row.OwnerReference) ?? "somebody else";
        return ApiAnswer.No(Codes.NotYours, $"This change was previewed by {owner}; preview it yourself to confirm it. Nothing was sent from here.", Json(row, Link(row)));
    }

    /// <summary>The operation as the pages read it.</summary>
    public string Json(OperationRow row, LinkRow link) => OperationView.Of(row, link.Number, People.Name(call.System, row.OwnerReference));
}
