using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>The one way out to Aria. Everything above it knows nothing of HTTP libraries.</summary>
public interface IAriaTransport
{
    /// <summary>Sends one call, once, and returns whatever came back, whatever its HTTP status.</summary>
    /// <exception cref="AriaTransportException">No complete answer came back; it says whether a connection was ever made.</exception>
    /// <exception cref="System.OperationCanceledException">The caller gave up.</exception>
    Task<AriaHttpResponse> SendAsync(AriaHttpRequest request, CancellationToken cancellationToken);
}
