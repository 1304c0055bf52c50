using System;
using CrmAriaConnector.Plugins.Events;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Transport;

namespace CrmAriaConnector.Plugins.CustomApis;

/// <summary>aria_ReceiveEvents: takes in an event document as Aria posts it. Aria itself is not called.</summary>
public sealed class ReceiveEventsPlugin : ApiPlugin
{
    /// <summary>As the platform makes it.</summary>
    public ReceiveEventsPlugin() : this(null, null)
    {
    }

    /// <summary>With another way to Aria.</summary>
    public ReceiveEventsPlugin(IAriaTransportFactory transports) : this(transports, null)
    {
    }

    /// <summary>With another way to Aria and another clock (UTC).</summary>
    public ReceiveEventsPlugin(IAriaTransportFactory? transports, Func<DateTime>? utcNow) : base(transports, utcNow)
    {
    }

    private protected override ApiAnswer Answer(CallContext call) => new ReceiveEvents(call).Run(Required<string>(call, "Document"));
}
