using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Links;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_LinkAccount: links a customer to the account in Aria that was shown.</summary>
public sealed class LinkAccountPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public LinkAccountPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public LinkAccountPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public LinkAccountPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Write;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new CustomerLink(call).Link(account.Id, Required<Guid>(call, "ConnectionId"), Required<string>(call, "AcctNo"), Required<string>(call, "Fingerprint"));
}
