using System;
using CrmAriaConnector.Plugins.Connections;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Transport;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_TestConnection: says whether Aria accepts a connection. Nothing is written.</summary>
public sealed class TestConnectionPlugin : ApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public TestConnectionPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public TestConnectionPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public TestConnectionPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override ApiAnswer Answer(CallContext call) =>
        new ConnectionTest(call).Run(Required<EntityReference>(call, "Target").Id);
}
