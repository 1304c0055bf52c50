using System;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>
/// Takes the submitted row, checks its promise once more, sends the change once, and writes the outcome once.
/// docs/decisions/0002 tells why the row is written before Aria is called.
/// </summary>
internal sealed class CommitOperation(CallContext call)
{
    private readonly OperationStore _store = new(call);

    public ApiAnswer Run(Guid customerId, Guid operationId, string version)
    {
        var row = _store.Load(customerId, operationId);
        if (row.StateValue != OperationState.Submitted || (row.RowVersion ?? "") != version)
            throw PluginBase.LostRace();
        if (_store.RefusalToOthers(row) is { } notYours)
            return notYours;
        // Whoever submitted it has gone and may have sent it: from now on it is looked up, never sent.
        if (call.UtcNow - row.Submitted > PipelineSettings.ResolveAfter)
            return new ResolveOperation(call).Run(row);
        var link = _store.ActiveLink(row);
        Take(row);
        return Write(row, link, Carry(row, link));
    }

    /// <summary>Whoever writes the row at the version Submit gave holds it until the execution ends; a second commit waits, and then finds another version.</summary>
    private void Take(OperationRow row) => call.System.UpdateIfUnchanged(
        new Entity(OperationRow.Table, row.Id) { [OperationRow.Message] = "Being sent to Aria." }, row.RowVersion);

    private Outcome Carry(OperationRow row, LinkRow link)
    {
        try
        {
            using var scope = new ChangeScope(call, link);
            var shown = PluginJson.Read<Promise>(row.PreviewJson)!;
            var change = ChangeReader.Read(row);
            if (CheckAgain(scope, row, change, shown) is { } stopped)
                return stopped;
            return Send(scope, row, change, shown);
        }
        catch (RefusalException missing)
        {
            return Outcome.NotSent(missing.Code, missing.Message);
        }
    }

    /// <summary>Null when the promise still holds.</summary>
    private static Outcome? CheckAgain(ChangeScope scope, OperationRow row, IChange change, Promise shown)
    {
        try
        {
            var again = change.PromiseAgain(scope, shown);
            return Fingerprint.Of(again) == row.FingerprintValue ? null : Outcome.Stale(again);
        }
        catch (RefusalException rule)
        {
            return Outcome.Refused(rule.Code, rule.Message + " Nothing was changed.", null);
        }
        catch (AriaException problem) when (problem.Outcome == AriaOutcome.Refused)
        {
            return Outcome.Refused(AriaWords.Code(problem), AriaWords.Sentence(problem), problem.ErrorCode);
        }
        catch (AriaException problem)
        {
            return Outcome.NotSent(AriaWords.Code(problem), AriaWords.Sentence(problem));
        }
    }

    private Outcome Send(ChangeScope scope, OperationRow row, IChange change, Promise shown)
    {
        try
        {
            return Outcome.Done(change.Send(scope, row.Receipt, shown));
        }
        catch (AriaRuleException rule)
        {
            return Outcome.Refused(Codes.InvalidIntent, rule.Message, null);
        }
        catch (AriaException problem) when (problem.Outcome == AriaOutcome.NotExecuted)
        {
            return Outcome.NotSent(AriaWords.Code(problem), AriaWords.Sentence(problem));
        }
        catch (AriaException problem) when (problem.Outcome == AriaOutcome.Refused)
        {
            return Outcome.Refused(AriaWords.Code(problem), AriaWords.Sentence(problem), problem.ErrorCode);
        }
        catch (AriaException problem)
        {
            return Outcome.Unknown(problem.ErrorCode);
        }
        catch (Exception unexpected)
        {
            // The call may have left. Whatever went wrong here, the truth is that nobody knows.
            call.Trace.Trace("After sending: " + unexpected.GetType().Name);
            return Outcome.Unknown(null);
        }
    }

    private ApiAnswer Write(OperationRow row, LinkRow link, Outcome outcome)
    {
        string json;
        try
        {
            call.System.Update(outcome.Columns(row.Id, call.UtcNow));
            json = _store.Json(_store.Load(row.CustomerId, row.Id), link);
        }
        catch (DataverseException)
        {
            throw new InvalidPluginExecutionException($"{outcome.Truth} This could not be written to the operation, which still says Submitted. Do not repeat the change; have the operation checked. Reference {call.CorrelationId}.");
        }
        return outcome.Code == Codes.Ok ? ApiAnswer.Ok(json) : ApiAnswer.No(outcome.Code, outcome.Message, json);
    }
}
