using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_GetOptions: what can be chosen for a plan.</summary>
public sealed class GetOptionsPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public GetOptionsPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public GetOptionsPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public GetOptionsPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Read;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new ReadOptions(call).Run(account.Id, Required<string>(call, "PlanInstanceNo"));
}
