using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_ResolveOperation: finds out what became of an operation without an answer.</summary>
public sealed class ResolveOperationPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public ResolveOperationPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public ResolveOperationPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public ResolveOperationPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Read;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new ResolveOperation(call).Run(account.Id, Required<Guid>(call, "OperationId"));
}
