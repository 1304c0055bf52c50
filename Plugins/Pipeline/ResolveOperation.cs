using System;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>Finds out what became of an operation without an answer. It reads in Aria and never sends the change.</summary>
internal sealed class ResolveOperation(CallContext call)
{
    private readonly OperationStore _store = new(call);

    public ApiAnswer Run(Guid customerId, Guid operationId) => Run(_store.Load(customerId, operationId));

    public ApiAnswer Run(OperationRow row)
    {
        var link = _store.Link(row);
        if (!row.IsOpen)
            return ApiAnswer.Ok(_store.Json(row, link));
        if (IsTooYoung(row, call.UtcNow))
            return ApiAnswer.No(Codes.UnknownOutcome, "The change is being sent at this moment. Ask again in a few seconds.", _store.Json(row, link));
        Finding finding;
        try
        {
            using var scope = new ChangeScope(call, link);
            finding = ChangeReader.Read(row).FindOut(scope, row.Receipt);
        }
        catch (AriaException problem)
        {
            return ApiAnswer.No(AriaWords.Code(problem), "We do not know yet whether Aria made the change, and it cannot be asked now. " + AriaWords.Sentence(problem), _store.Json(row, link));
        }
        return Write(row, link, finding);
    }

    /// <summary>Whoever submitted it may be about to send it.</summary>
    public static bool IsTooYoung(OperationRow row, DateTime now) =>
        row.StateValue == OperationState.Submitted && now - row.Submitted <= PipelineSettings.ResolveAfter;

    private ApiAnswer Write(OperationRow row, LinkRow link, Finding finding)
    {
        var now = call.UtcNow;
        var columns = finding.IsDone ? Done(row, finding, now) : Empty(row, now);
        try
        {
            call.System.UpdateIfUnchanged(columns, row.RowVersion);
        }
        catch (DataverseException failed) when (!failed.IsLostRace)
        {
            var truth = finding.IsDone ? "Aria made the change." : "Aria does not show the change so far.";
            throw new InvalidPluginExecutionException($"{truth} This could not be written to the operation. Do not repeat the change; tell an administrator the reference {call.CorrelationId}.");
        }
        var written = _store.Find(row.Id)!;
        var json = _store.Json(written, link);
        return written.IsOpen ? ApiAnswer.No(Codes.UnknownOutcome, written.Sentence ?? "", json) : ApiAnswer.Ok(json);
    }

    private static Entity Done(OperationRow row, Finding finding, DateTime now)
    {
        var columns = new Entity(OperationRow.Table, row.Id)
        {
            [OperationRow.State] = RowValues.Option((int)OperationState.Done),
            [OperationRow.Message] = "Aria made the change. Its answer was lost, so what it billed is on the invoice, not here.",
            [OperationRow.FinishedOn] = now,
        };
        if (finding.InvoiceNo is not null)
            columns[OperationRow.InvoiceNo] = finding.InvoiceNo;
        if (finding.QueueId is not null)
            columns[OperationRow.QueueId] = finding.QueueId;
        return columns;
    }

    private static Entity Empty(OperationRow row, DateTime now)
    {
        var reads = row.EmptyReadings + 1;
        var columns = new Entity(OperationRow.Table, row.Id)
        {
            [OperationRow.EmptyReads] = reads,
            [OperationRow.FirstEmptyReadOn] = row.FirstEmptyReading ?? now,
        };
        var quietUntil = (row.Submitted ?? now) + PipelineSettings.QuietPeriod;
        if (reads >= PipelineSettings.EmptyReadsNeeded && now >= quietUntil)
        {
            columns[OperationRow.State] = RowValues.Option((int)OperationState.NotDone);
            columns[OperationRow.Message] = "Aria did not make the change: it never arrived there. No money moved. Preview it again if it is still wanted.";
            columns[OperationRow.FinishedOn] = now;
            return columns;
        }
        // The state is written only when it changes: each writing of it starts the follow-up step.
        if (row.StateValue != OperationState.Unknown)
            columns[OperationRow.State] = RowValues.Option((int)OperationState.Unknown);
        columns[OperationRow.Message] = now >= quietUntil
            ? "We do not know yet whether Aria made the change. Aria does not show it so far; one more look will settle it. Until then no other change passes on this account."
            : Invariant($"We do not know yet whether Aria made the change. Aria does not show it so far, but it may still arrive; it counts as not made when Aria still does not show it after {quietUntil:HH:mm:ss} UTC. Until then no other change passes on this account.");
        return columns;
    }
}
