using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Transport;

/// <summary>Opens the way to an Aria host. A transport that can be disposed is disposed when the execution ends.</summary>
public interface IAriaTransportFactory
{
    /// <summary>A transport that talks to this host and to no other.</summary>
    IAriaTransport Create(AriaHost host);
}
