using System;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Transport;

namespace CrmAriaConnector.Playground;

/// <summary>Leads the calls meant for any of Aria's hosts to the simulator, by the same HTTP transport.</summary>
internal sealed class SimulatorTransport(Uri simulator) : IAriaTransportFactory
{
    /// <inheritdoc />
    public IAriaTransport Create(AriaHost host) => new RestSharpTransport(simulator);
}
