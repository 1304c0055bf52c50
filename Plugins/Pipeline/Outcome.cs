using System;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>How a commit ended: what is written to the row, what is answered, and what is true in case the writing fails.</summary>
internal sealed record Outcome
{
    private OperationState State { get; init; }

    public string Code { get; init; } = Codes.Ok;

    /// <summary>Kept in the row; answered as well unless the change is done.</summary>
    public string Message { get; init; } = "";

    /// <summary>What happened in Aria, in one sentence.</summary>
    public string Truth { get; init; } = "";

    private long? ErrorCode { get; init; }

    private SentChange? Sent { get; init; }

    private Promise? Newer { get; init; }

    public static Outcome Done(SentChange sent) => new()
    {
        State = OperationState.Done,
        Sent = sent,
        Message = (sent.Remark + (sent.Differs ? " What Aria billed is not what the preview showed. Compare both before you go on, and tell your billing lead." : "")).Trim(),
        Truth = "Aria carried out the change"
            + (sent.InvoiceNo is { } invoice ? $" (invoice {invoice})." : sent.QueueId is { } queue ? $" (queued as {queue})." : "."),
    };

    public static Outcome Refused(string code, string message, long? errorCode) => new()
    {
        State = OperationState.Refused,
        Code = code,
        Message = message,
        ErrorCode = errorCode,
        Truth = "The change was refused; nothing was changed in Aria.",
    };

    /// <summary>The change never left, and that is proven.</summary>
    public static Outcome NotSent(string code, string message) => new()
    {
        State = OperationState.NotDone,
        Code = code,
        Message = message + " The change was not made.",
        Truth = "The change was not sent; nothing was changed in Aria.",
    };

    /// <param name="errorCode">The code Aria answered with, where it did; one that does not tell.</param>
    public static Outcome Unknown(long? errorCode)
    {
        var why = errorCode is { } code ? FormattableString.Invariant($"it answered with error {code}, which does not tell") : "its answer was lost";
        return new()
        {
            State = OperationState.Unknown,
            Code = Codes.UnknownOutcome,
            Message = $"We do not know yet whether Aria made the change: {why}. It is being looked up. Do not repeat the change; until it is settled no other change passes on this account.",
            ErrorCode = errorCode,
            Truth = $"The change was sent, but we do not know yet whether Aria made it: {why}.",
        };
    }

    public static Outcome Stale(Promise newer) => new()
    {
        State = OperationState.Stale,
        Code = Codes.Stale,
        Message = "The preview is no longer true: prices, the day, or the plan changed in between. Nothing was changed and no money moved. Compare both, then preview again.",
        Newer = newer,
        Truth = "The preview was no longer true; nothing was sent to Aria.",
    };

    public Entity Columns(Guid id, DateTime now)
    {
        var row = new Entity(OperationRow.Table, id)
        {
            [OperationRow.State] = RowValues.Option((int)State),
            [OperationRow.Message] = RowValues.Cut(Message, OperationRow.MessageLength),
            [OperationRow.ErrorCode] = ErrorCode is >= int.MinValue and <= int.MaxValue ? (int)ErrorCode : null,
        };
        if (State != OperationState.Unknown)
            row[OperationRow.FinishedOn] = now;
        if (Newer is not null)
            row[OperationRow.Actual] = PluginJson.Write(Newer);
        if (Sent is not null)
        {
            row[OperationRow.Actual] = PluginJson.Write(new { Sent.Lines, Sent.Totals, Sent.Payment });
            row[OperationRow.ActualTotal] = Sent.Totals?.Total;
            row[OperationRow.InvoiceNo] = Sent.InvoiceNo;
            row[OperationRow.QueueId] = Sent.QueueId;
            row[OperationRow.Differs] = Sent.Differs;
        }
        return row;
    }
}
