using System;
using System.Linq;
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
        Resolution found;
        try
        {
            using var scope = new ChangeScope(call, link);
            var change = ChangeReader.Read(row);
            found = scope.Aria.Resolve(change.Request(row.Receipt), change.Mark, SubmittedOn(row), row.EmptyReadings, call.UtcNow);
        }
        catch (AriaException problem)
        {
            // The cause alone: its cure is for the call that failed, a look, and would be read as advice to repeat the change.
            return ApiAnswer.No(AriaWords.Code(problem), $"We do not know yet whether Aria made the change, and looking it up failed: {problem.Entry.Cause} Do not make the change again; have it looked up later, and tell your administrator if it stays so.", _store.Json(row, link));
        }
        return Write(row, link, found);
    }

    /// <summary>Whoever submitted it may be about to send it.</summary>
    public static bool IsTooYoung(OperationRow row, DateTime now) =>
        row.StateValue == OperationState.Submitted && now - row.Submitted <= PipelineSettings.ResolveAfter;

    /// <summary>An open operation has been submitted; without the time the wait begins anew.</summary>
    private DateTime SubmittedOn(OperationRow row) => row.Submitted ?? call.UtcNow;

    private ApiAnswer Write(OperationRow row, LinkRow link, Resolution found)
    {
        var columns = found.State switch
        {
            ChangeState.Done => Done(row, found),
            ChangeState.NotDone => NotDone(row, found),
            _ => StillUnknown(row, found),
        };
        try
        {
            call.System.UpdateIfUnchanged(columns, row.RowVersion);
        }
        catch (DataverseException failed) when (!failed.IsLostRace)
        {
            var truth = found.State == ChangeState.Done ? "Aria made the change." : "Aria does not show the change so far.";
            throw new InvalidPluginExecutionException($"{truth} This could not be written to the operation. Do not repeat the change; tell an administrator the reference {call.CorrelationId}.");
        }
        var written = _store.Find(row.Id)!;
        var json = _store.Json(written, link);
        return written.IsOpen ? ApiAnswer.No(Codes.UnknownOutcome, written.Sentence ?? "", json) : ApiAnswer.Ok(json);
    }

    private Entity Done(OperationRow row, Resolution found)
    {
        var answered = row.Error is { } error ? Invariant($"although it answered with error {error}") : "but its answer was lost";
        var columns = new Entity(OperationRow.Table, row.Id)
        {
            [OperationRow.State] = RowValues.Option((int)OperationState.Done),
            [OperationRow.FinishedOn] = call.UtcNow,
        };
        var invoiceNo = Identifier(found, "invoice");
        if (invoiceNo is not null)
            columns[OperationRow.InvoiceNo] = invoiceNo;
        var billed = invoiceNo is not null ? "What it billed is on the invoice, not here." : "Whether it billed anything is seen in the statements, not here.";
        columns[OperationRow.Message] = $"Aria made the change, {answered}. {billed}";
        if (Identifier(found, "queue") is { } queueId)
            columns[OperationRow.QueueId] = queueId;
        return columns;
    }

    private Entity NotDone(OperationRow row, Resolution found)
    {
        var columns = Looked(row, found);
        columns[OperationRow.State] = RowValues.Option((int)OperationState.NotDone);
        var answered = row.Error is { } error ? Invariant($"; it had answered with error {error}") : "";
        columns[OperationRow.Message] = $"Aria did not make the change{answered}. No money moved. Preview it again if it is still wanted.";
        columns[OperationRow.FinishedOn] = call.UtcNow;
        return columns;
    }

    private Entity StillUnknown(OperationRow row, Resolution found)
    {
        var columns = Looked(row, found);
        // The state is written only when it changes: each writing of it starts the follow-up step.
        if (row.StateValue != OperationState.Unknown)
            columns[OperationRow.State] = RowValues.Option((int)OperationState.Unknown);
        columns[OperationRow.Message] = RowValues.Cut($"{WhyUnknown(row, found)} Until then no other change passes on this account.", OperationRow.MessageLength);
        return columns;
    }

    private string WhyUnknown(OperationRow row, Resolution found)
    {
        if (found.NeedsPerson)
            return $"We do not know whether Aria made the change, and looking again may not tell. {found.Reason} Your administrator can settle the operation.";
        const string notShown = "We do not know yet whether Aria made the change. Aria does not show it so far";
        if (call.UtcNow >= SubmittedOn(row) + PipelineSettings.QuietPeriod)
            return notShown + "; one more look will settle it.";
        return notShown + Invariant($", but it may still arrive; it counts as not made when Aria still does not show it in {PipelineSettings.EmptyReadsNeeded} looks made more than {PipelineSettings.QuietPeriod.TotalMinutes} minutes after it was confirmed.");
    }

    /// <summary>Looks within the quiet period are not counted: the change may arrive after them.</summary>
    private Entity Looked(OperationRow row, Resolution found)
    {
        var columns = new Entity(OperationRow.Table, row.Id) { [OperationRow.EmptyReads] = found.EmptyReads };
        if (found.EmptyReads == 1)
            columns[OperationRow.FirstEmptyReadOn] = call.UtcNow;
        return columns;
    }

    private static string? Identifier(Resolution found, string label) =>
        found.Identifiers.FirstOrDefault(identifier => identifier.Label.IndexOf(label, StringComparison.OrdinalIgnoreCase) >= 0)?.Value;
}
