using System;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Steps;

/// <summary>
/// After an operation changed its state, for the case that the browser is gone: an open operation is resolved, a done
/// one is followed by a refresh. A settled one takes rows along that were kept long enough. The platform repeats it while
/// the proof is not in.
/// </summary>
public sealed class OperationFollowUpPlugin : PluginBase
{
    /// <summary>As the platform makes it.</summary>
    public OperationFollowUpPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public OperationFollowUpPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public OperationFollowUpPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override void Run(CallContext call)
    {
        if (!call.Execution.InputParameters.TryGetValue("Target", out var target) || target is not Entity { LogicalName: OperationRow.Table } changed)
            return;
        var store = new OperationStore(call);
        // What counts is the state of now, not the one that started this job: the page may have been faster.
        if (store.Find(changed.Id) is not { } row)
            return;
        if (row.IsOpen)
        {
            Resolve(call, row);
            return;
        }
        var link = store.Link(row);
        if (row.StateValue == OperationState.Done)
            Refresh(call, link, row);
        new OldRows(call).DeleteOperations(link.ConnectionId);
    }

    private static void Resolve(CallContext call, OperationRow row)
    {
        if (ResolveOperation.IsTooYoung(row, call.UtcNow))
            throw Again("The change is being sent.");
        ApiAnswer answer;
        try
        {
            answer = new ResolveOperation(call).Run(row);
        }
        catch (RefusalException refusal)
        {
            throw Again(refusal.Message);
        }
        catch (DataverseException lost) when (lost.IsLostRace)
        {
            throw Again("Somebody else is working on the operation.");
        }
        if (!answer.Success)
            throw Again(answer.Message);
    }

    private static void Refresh(CallContext call, LinkRow link, OperationRow row)
    {
        // Dataverse keeps whole seconds: a reading of the same second may have begun before the change.
        if (!link.IsActive || link.LastReading > row.Finished)
            return;
        RefreshReport report;
        try
        {
            report = new RefreshAccount(call).Refresh(link);
        }
        catch (DataverseException twin) when (twin.IsOvertaken)
        {
            throw Again("Somebody else is reading the account.");
        }
        if (report.Message.Length > 0)
            throw Again(report.Message);
    }

    private static InvalidPluginExecutionException Again(string why) => new(OperationStatus.Retry, why);
}
