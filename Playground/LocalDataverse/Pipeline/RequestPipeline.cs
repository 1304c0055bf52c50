using System;
using System.ServiceModel;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>
/// The way of every request: steps before validation outside the transaction; then, in one transaction, steps before, the
/// operation, steps after; and with the commit the asynchronous jobs.
/// </summary>
internal sealed class RequestPipeline(OrganizationCore core)
{
    /// <summary>The platform ends a chain of requests that start each other at this depth.</summary>
    private const int DeepestCall = 8;

    /// <exception cref="FaultException{TDetail}">With an OrganizationServiceFault: whatever went wrong.</exception>
    public OrganizationResponse Execute(OrganizationRequest request, Call call)
    {
        try
        {
            call.Sandbox.DemandTime();
            call.Unit?.DemandAlive();
            if (call.Unit is not null || call.Parent is not null)
                return Run(request, call);
            using (core.Gate.Enter())
                return Run(request, call);
        }
        catch (Exception thrown)
        {
            call.Unit?.Doom();
            if (thrown is FaultException<OrganizationServiceFault> or RequestKilledException)
                throw;
            throw Translate(thrown);
        }
    }

    private OrganizationResponse Run(OrganizationRequest request, Call call)
    {
        if (string.IsNullOrEmpty(request.RequestName))
            throw Fault.Invalid("The request has no name.");
        if (call.Depth > DeepestCall)
            throw Fault.Of(ErrorCodes.TooDeep, $"This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again. (Depth {call.Depth}.)");
        var execution = new Execution(core, this, request, call);
        return execution.Run();
    }

    private static FaultException<OrganizationServiceFault> Translate(Exception thrown) => thrown switch
    {
        StoreLockException { Why: StoreLockException.Reason.TimedOut } => Fault.Of(ErrorCodes.SqlTimeout, "SQL timeout expired. " + thrown.Message),
        StoreLockException => Fault.Of(ErrorCodes.SqlError, "Generic SQL error: deadlock. " + thrown.Message),
        TransactionEndedException => Fault.Of(ErrorCodes.NoActiveTransaction, "There is no active transaction. " + thrown.Message),
        _ => Fault.Of(ErrorCodes.Unexpected, $"An unexpected error occurred: {thrown.GetType().Name}: {thrown.Message}")
    };
}
