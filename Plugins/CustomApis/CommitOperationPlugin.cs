using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_CommitOperation: checks the preview once more and carries the change out, once.</summary>
public sealed class CommitOperationPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public CommitOperationPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public CommitOperationPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public CommitOperationPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Write;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new CommitOperation(call).Run(account.Id, Required<Guid>(call, "OperationId"), Required<string>(call, "Version"));
}
