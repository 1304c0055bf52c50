using System;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Links;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_FindAriaAccount: shows the account in Aria that a customer would be linked to.</summary>
public sealed class FindAriaAccountPlugin : AccountApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public FindAriaAccountPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public FindAriaAccountPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public FindAriaAccountPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override AccountRight Right => AccountRight.Write;

    private protected override ApiAnswer Answer(CallContext call, EntityReference account) =>
        new CustomerLink(call).Find(account.Id, Required<Guid>(call, "ConnectionId"), Required<string>(call, "SearchFor"));
}
