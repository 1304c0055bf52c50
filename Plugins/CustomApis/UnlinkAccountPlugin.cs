using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Links;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_UnlinkAccount: takes the link to an account in Aria away.</summary>
public sealed class UnlinkAccountPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public UnlinkAccountPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public UnlinkAccountPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public UnlinkAccountPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Write;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new CustomerLink(call).Unlink(account.Id, Required<Guid>(call, "LinkId"));
}
