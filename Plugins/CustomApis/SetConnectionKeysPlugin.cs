using System;
using CrmAriaConnector.Plugins.Connections;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_SetConnectionKeys: enters the keys of a connection. The privilege to write connections is demanded of the caller.</summary>
public sealed class SetConnectionKeysPlugin : ApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public SetConnectionKeysPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public SetConnectionKeysPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public SetConnectionKeysPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override ApiAnswer Answer(CallContext call) =>
        new ConnectionKeys(call.System).Set(Required<EntityReference>(call, "Target").Id, Optional(call, "AuthKey"), Optional(call, "NotificationKey"));
}
