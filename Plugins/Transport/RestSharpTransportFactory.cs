using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Transport;

/// <summary>The way out of the sandbox: RestSharp, one connection per execution.</summary>
internal sealed class RestSharpTransportFactory : IAriaTransportFactory
{
    public IAriaTransport Create(AriaHost host) => new RestSharpTransport(host);
}
