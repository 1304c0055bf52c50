using System;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_event: an event Aria told of. It belongs to SYSTEM: nobody caused it here.</summary>
internal sealed class EventRow(Entity row)
{
    public const string Table = "aria_event";
    public const string Name = "aria_name";
    public const string Connection = "aria_connectionid";
    public const string Link = "aria_ariaaccountid";
    public const string Operation = "aria_operationid";
    public const string AcctNo = "aria_acctno";
    public const string EventNo = "aria_eventno";
    public const string EventLabel = "aria_eventlabel";
    public const string EventClass = "aria_eventclass";
    public const string Action = "aria_action";
    public const string TransactionId = "aria_transactionid";
    public const string ReceiptId = "aria_receiptid";
    public const string Subject = "aria_subject";
    public const string ReceivedOn = "aria_receivedon";
    public const string ProcessedOn = "aria_processedon";
    public const string State = "aria_state";
    public const string Message = "aria_message";
    public const string Attempts = "aria_attempts";

    public const int NumberLength = 22;
    public const int TransactionLength = 50;

    public static readonly string[] Columns = [Connection, Link, State, ReceivedOn, Attempts];

    public Guid Id => row.Id;

    public Guid ConnectionId => row.Lookup(Connection)?.Id ?? Guid.Empty;

    /// <summary>Null where no customer is linked, or the link was removed since.</summary>
    public Guid? LinkId => row.Lookup(Link)?.Id;

    public EventState StateValue => (EventState)(row.Choice(State) ?? 0);

    public DateTime Received => row.Time(ReceivedOn) ?? DateTime.MinValue;

    public int FailedAttempts => row.Whole(Attempts) ?? 0;
}
