using System;
using System.Linq;
using System.Threading;
using CrmAriaConnector.LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Async;

/// <summary>Runs jobs one after the other and repeats those whose plug-in asks for it.</summary>
internal sealed class JobRunner(OrganizationCore core)
{
    public void RunDue(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && core.Jobs.Claim() is { } record)
            Run(record);
    }

    private void Run(JobRecord record)
    {
        using var pass = core.Gate.Enter();
        var step = core.Model.Steps.FirstOrDefault(candidate => candidate.Id == record.StepId);
        if (step is null)
        {
            core.Jobs.Settle(record, Ended(record, AsyncJobState.Failed, "The step is not registered any more."));
            return;
        }
        var context = ContextJson.Read(record.Context);
        try
        {
            core.Plugins.RunRaw(step.Plugin.Value, step.PluginType, step.Name, context, new Call
            {
                UserId = context.UserId,
                InitiatingUserId = context.InitiatingUserId,
                Depth = context.Depth,
                CorrelationId = context.CorrelationId,
                Sandbox = core.NewSandbox(),
            });
            core.Jobs.Settle(record, Ended(record, AsyncJobState.Succeeded, null));
        }
        catch (InvalidPluginExecutionException refusal) when (refusal.Status == OperationStatus.Retry && record.Job.Attempts <= AsyncSettings.Pauses.Count)
        {
            core.Jobs.Settle(record, record.Job with
            {
                State = AsyncJobState.Waiting,
                PostponeUntil = core.UtcNow + AsyncSettings.Pauses[record.Job.Attempts - 1],
                Message = refusal.Message,
            });
        }
        catch (Exception thrown)
        {
            var state = thrown is InvalidPluginExecutionException { Status: var status } ? status switch
            {
                OperationStatus.Canceled => AsyncJobState.Canceled,
                OperationStatus.Suspended => AsyncJobState.Suspended,
                OperationStatus.Succeeded => AsyncJobState.Succeeded,
                _ => AsyncJobState.Failed
            } : AsyncJobState.Failed;
            core.Jobs.Settle(record, Ended(record, state, PluginFailure.ToCaller(thrown, step.PluginType).Message));
        }
    }

    private AsyncJob Ended(JobRecord record, AsyncJobState state, string? message) =>
        record.Job with { State = state, PostponeUntil = null, CompletedOn = core.UtcNow, Message = message };
}
