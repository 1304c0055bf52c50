using System;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Events;

/// <summary>
/// Takes in a document: one row per event, and nothing more. Aria delivers at least once and in any order, so a repetition
/// finds its rows and gets the same answer, and what an event means is read in Aria later.
/// </summary>
internal sealed class ReceiveEvents(CallContext call)
{
    public ApiAnswer Run(string text)
    {
        var document = EventDocument.Read(text);
        var connection = Sender(document);
        var known = call.System.Query(EventRow.Table, [EventRow.EventNo], (EventRow.Connection, connection.Id), (EventRow.TransactionId, document.TransactionId))
            .Select(row => row.Text(EventRow.EventNo)).ToList();
        var fresh = document.Events.Where(one => !known.Contains(one.No)).ToList();
        if (fresh.Count > 0)
        {
            var link = Link(connection, document);
            var operation = Operation(link, document);
            foreach (var one in fresh)
                call.System.Create(Row(document, one, connection, link, operation));
        }
        return ApiAnswer.Ok(PluginJson.Write(new { document.TransactionId, Events = document.Events.Count }));
    }

    /// <summary>The connection whose client number and notification key the document carries.</summary>
    /// <exception cref="RefusalException">NOT_ACCEPTED, the same for an unknown tenant and for a wrong key.</exception>
    private ConnectionRow Sender(EventDocument document)
    {
        var tenants = document.ClientNo is { } clientNo
            ? call.System.Query(ConnectionRow.Table, ConnectionRow.Columns, (ConnectionRow.ClientNo, clientNo)).Select(row => new ConnectionRow(row)).Where(tenant => tenant.IsActive).ToList()
            : [];
        // An unknown tenant costs one comparison, too.
        if (tenants.Count == 0)
            call.Secrets.IsNotificationKey(Guid.Empty, document.AuthKey);
        var senders = tenants.Where(tenant => call.Secrets.IsNotificationKey(tenant.Id, document.AuthKey)).ToList();
        return senders.Count switch
        {
            1 => senders[0],
            0 => throw new RefusalException(Codes.NotAccepted, "The document was not accepted: no connection has this client number and this notification key."),
            _ => throw new RefusalException(Codes.Configuration, "Several connections have this client number and this notification key. Give each its own key, in Aria and on the connection."),
        };
    }

    private LinkRow? Link(ConnectionRow connection, EventDocument document) => document.AcctNo is { } acctNo
        ? call.System.Query(LinkRow.Table, LinkRow.Columns, (LinkRow.Connection, connection.Id), (LinkRow.AcctNo, acctNo)).Select(row => new LinkRow(row)).FirstOrDefault(link => link.IsActive)
        : null;

    /// <summary>Tells where a change came from, and nothing else: the account is read all the same.</summary>
    private EntityReference? Operation(LinkRow? link, EventDocument document) => link is not null && document.ReceiptId is { } receipt
        ? call.System.Query(OperationRow.Table, [OperationRow.ReceiptId], (OperationRow.Link, link.Id), (OperationRow.ReceiptId, receipt)).FirstOrDefault()?.ToEntityReference()
        : null;

    private Entity Row(EventDocument document, EventEntry one, ConnectionRow connection, LinkRow? link, EntityReference? operation) => new(EventRow.Table)
    {
        [EventRow.Name] = RowValues.Cut(Invariant($"{one.No} {one.Label}").Trim(), 200),
        [EventRow.Connection] = new EntityReference(ConnectionRow.Table, connection.Id),
        [EventRow.Link] = link?.Reference,
        [EventRow.Operation] = operation,
        [EventRow.AcctNo] = RowValues.Cut(document.AcctNo, EventRow.NumberLength),
        [EventRow.EventNo] = one.No,
        [EventRow.EventLabel] = RowValues.Cut(one.Label, 200),
        [EventRow.EventClass] = RowValues.Option(Place(document.Class, "A", "O", "T", "N", "U", "P") ?? 6),
        [EventRow.Action] = Place(document.Action, "A", "M", "D") is { } action ? RowValues.Option(action) : null,
        [EventRow.TransactionId] = document.TransactionId,
        [EventRow.ReceiptId] = RowValues.Cut(document.ReceiptId, 50),
        [EventRow.Subject] = RowValues.Cut(document.Subject, 100),
        [EventRow.ReceivedOn] = call.UtcNow,
        [EventRow.State] = RowValues.Option((int)(link is null ? EventState.NotLinked : EventState.Received)),
        [EventRow.Message] = link is null ? "No customer is linked to this Aria account, so nothing was read." : null,
    };

    /// <summary>The place of Aria's letter in the choice; null for a letter it does not know.</summary>
    private static int? Place(string? letter, params string[] letters) =>
        Array.FindIndex(letters, one => string.Equals(one, letter, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place ? place : null;
}
