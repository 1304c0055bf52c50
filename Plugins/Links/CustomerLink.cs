using System;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.Plugins.Events;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Readings;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Links;

/// <summary>
/// Links a customer to an account in Aria and takes the link away again. Nothing is written in Aria. A link that was
/// taken away stays as an inactive row, because operations refer to it (docs/decisions/0051).
/// </summary>
internal sealed class CustomerLink(CallContext call)
{
    /// <summary>Shows which account would be linked.</summary>
    public ApiAnswer Find(Guid customerId, Guid connectionId, string typed)
    {
        using var aria = call.OpenAria(call.Connection(connectionId));
        var billing = new BillingReader(aria);
        var (account, by) = new AccountSearch(billing).Find(typed);
        DemandFree(customerId, connectionId, account.AcctNo);
        var customer = call.System.Find("account", customerId, "name", "accountnumber", "address1_city");
        var name = NameOf(customer);
        return ApiAnswer.Ok(PluginJson.Write(new
        {
            Customer = name,
            CustomerNo = customer?.Text("accountnumber"),
            CustomerCity = customer?.Text("address1_city"),
            FoundBy = by,
            account.AcctNo,
            account.ClientAcctId,
            account.UserId,
            account.Company,
            account.Person,
            account.Currency,
            StatusLabel = AccountStatus.Label(account.Status),
            PlanCount = billing.PlanCount(account.AcctNo),
            Fingerprint = FoundAccount.FingerprintOf(account),
            Warnings = FoundAccount.Warnings(account, name),
        }));
    }

    /// <summary>Links the account that was shown, and mirrors it, in one transaction.</summary>
    public ApiAnswer Link(Guid customerId, Guid connectionId, string acctNo, string fingerprint)
    {
        var began = call.UtcNow;
        if (AccountSearch.Number(acctNo) != acctNo)
            throw new RefusalException(Codes.InvalidIntent, "This is no account number of Aria. Find the account first; its number is shown then.");
        DemandFree(customerId, connectionId, acctNo);
        var known = Known(connectionId, acctNo);
        var linkId = known?.Id ?? Guid.NewGuid();
        var reading = new RefreshAccount(call).Read(linkId, connectionId, acctNo);
        if (FoundAccount.FingerprintOf(reading.Figures) != fingerprint)
            throw new RefusalException(Codes.Stale, Invariant($"Aria account {acctNo} is no longer what was shown. Nothing was linked. Find it again and compare."));
        Write(customerId, connectionId, acctNo, linkId, isNew: known is null);
        var rows = new Mirror(call, linkId, began, call.CallerId).Write(reading);
        Record(customerId, linkId, OperationKind.LinkAccount, Invariant($"Link to Aria account {acctNo}"));
        return ApiAnswer.Ok(PluginJson.Write(new { LinkId = linkId, AcctNo = acctNo, RowsWritten = rows }));
    }

    /// <summary>Takes a link of the customer away, with everything that was mirrored through it.</summary>
    public ApiAnswer Unlink(Guid customerId, Guid linkId)
    {
        Own(customerId, linkId);
        // Writing the link first keeps everybody from submitting a change on it until this is done.
        Lock(linkId);
        var link = Own(customerId, linkId);
        if (new OpenOperation(call).Refusal(link, Guid.Empty, "Nothing was unlinked", "unlink again") is { } open)
            return open;
        var rows = new Mirror(call, linkId, call.UtcNow, call.CallerId).Clear();
        new EventInbox(call, linkId).LeaveUnlinked();
        var left = new Entity(LinkRow.Table, linkId)
        {
            [LinkRow.State] = new OptionSetValue(LinkRow.Inactive),
            [LinkRow.StatusReason] = new OptionSetValue(LinkRow.Inactive + 1),
        };
        foreach (var figure in LinkRow.Figures)
            left[figure] = null;
        call.System.Update(left);
        Record(customerId, linkId, OperationKind.UnlinkAccount, Invariant($"Unlink from Aria account {link.Number}"));
        return ApiAnswer.Ok(PluginJson.Write(new { LinkId = linkId, AcctNo = link.Number, RowsDeleted = rows }));
    }

    private LinkRow? Known(Guid connectionId, string acctNo) => call.System
        .Query(LinkRow.Table, LinkRow.Columns, (LinkRow.Connection, connectionId), (LinkRow.AcctNo, acctNo))
        .Select(row => new LinkRow(row)).OrderByDescending(link => link.IsActive).FirstOrDefault();

    private void DemandFree(Guid customerId, Guid connectionId, string acctNo)
    {
        if (Known(connectionId, acctNo) is not { IsActive: true } link)
            return;
        throw new RefusalException(Codes.AlreadyLinked, link.CustomerId == customerId
            ? Invariant($"Aria account {acctNo} is linked to this customer already.")
            : Invariant($"Aria account {acctNo} is linked to {CustomerName(link.CustomerId)}. Unlink it there first, if it belongs to this customer."));
    }

    /// <summary>A new row, or the one that an earlier link left: the key allows one row for a number, and its operations stay with it.</summary>
    private void Write(Guid customerId, Guid connectionId, string acctNo, Guid linkId, bool isNew)
    {
        if (!isNew)
        {
            Lock(linkId);
            DemandFree(customerId, connectionId, acctNo);
        }
        var row = new Entity(LinkRow.Table, linkId)
        {
            [LinkRow.Name] = RowValues.Cut(Invariant($"{CustomerName(customerId)} ({acctNo})"), 200),
            [LinkRow.Customer] = new EntityReference("account", customerId),
            [LinkRow.Owner] = new EntityReference("systemuser", call.CallerId),
        };
        if (isNew)
        {
            row[LinkRow.Connection] = new EntityReference(ConnectionRow.Table, connectionId);
            row[LinkRow.AcctNo] = acctNo;
            Create(row, acctNo);
        }
        else
        {
            row[LinkRow.State] = new OptionSetValue(LinkRow.Active);
            row[LinkRow.StatusReason] = new OptionSetValue(LinkRow.Active + 1);
            call.System.Update(row);
        }
    }

    private void Create(Entity row, string acctNo)
    {
        try
        {
            call.System.Create(row);
        }
        catch (DataverseException twin) when (twin.IsDuplicateKey)
        {
            throw new InvalidPluginExecutionException(Invariant($"Somebody else linked Aria account {acctNo} at this moment. Nothing was linked from here. Find it again to see to whom."), PluginHttpStatusCode.PreconditionFailed);
        }
    }

    private LinkRow Own(Guid customerId, Guid linkId) =>
        call.System.Find(LinkRow.Table, linkId, LinkRow.Columns) is { } row && new LinkRow(row) is { IsActive: true } link && link.CustomerId == customerId
            ? link
            : throw new RefusalException(Codes.NoLink, "This customer is not linked to that account in Aria, or no longer. Look at the customer's billing page.");

    private void Lock(Guid linkId) => call.System.Update(new Entity(LinkRow.Table, linkId) { [LinkRow.ChangeLock] = call.CorrelationId });

    /// <summary>Who linked or unlinked what and when, beside the changes made through the link; settled from the start.</summary>
    private void Record(Guid customerId, Guid linkId, OperationKind kind, string title)
    {
        var id = Guid.NewGuid();
        call.System.Create(new Entity(OperationRow.Table, id)
        {
            [OperationRow.Name] = title,
            [OperationRow.Customer] = new EntityReference("account", customerId),
            [OperationRow.Link] = new EntityReference(LinkRow.Table, linkId),
            [OperationRow.Owner] = new EntityReference("systemuser", call.CallerId),
            [OperationRow.Kind] = RowValues.Option((int)kind),
            [OperationRow.State] = RowValues.Option((int)OperationState.Done),
            [OperationRow.ReceiptId] = id.ToString("N", CultureInfo.InvariantCulture),
            [OperationRow.FinishedOn] = call.UtcNow,
        });
    }

    private string CustomerName(Guid customerId) => NameOf(call.System.Find("account", customerId, "name"));

    private static string NameOf(Entity? customer) => customer?.Text("name") ?? "a customer without a name";
}
