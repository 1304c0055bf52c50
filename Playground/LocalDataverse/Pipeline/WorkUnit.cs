using System.Collections.Generic;
using CrmAriaConnector.LocalDataverse.Async;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>One transaction with what is to happen when it commits. After the first failure inside it can only end, even if a plug-in caught the failure.</summary>
internal sealed class WorkUnit(StoreTransaction rows)
{
    private bool _doomed;

    public StoreTransaction Rows { get; } = rows;

    public List<JobRecord> Jobs { get; } = [];

    public void Doom() => _doomed = true;

    public void DemandAlive()
    {
        if (_doomed || Rows.IsEnded)
            throw Fault.Of(ErrorCodes.NoActiveTransaction, "There is no active transaction. This error is usually caused by custom plug-ins that ignore errors from service calls and continue processing.");
    }
}
