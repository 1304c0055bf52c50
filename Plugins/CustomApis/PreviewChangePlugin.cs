using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_PreviewChange: shows what a change would do and cost, and changes nothing in Aria.</summary>
public sealed class PreviewChangePlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public PreviewChangePlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public PreviewChangePlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public PreviewChangePlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Write;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new PreviewChange(call).Run(account.Id, Required<string>(call, "Intent"));
}
