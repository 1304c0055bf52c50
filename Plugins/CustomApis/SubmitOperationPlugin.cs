using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_SubmitOperation: the representative confirmed; from here on the intent is durable.</summary>
public sealed class SubmitOperationPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public SubmitOperationPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public SubmitOperationPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public SubmitOperationPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Write;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new SubmitOperation(call).Run(account.Id, Required<Guid>(call, "OperationId"));
}
