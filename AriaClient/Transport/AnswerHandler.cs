using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>Reads the whole answer, no further than the limit, so that a broken server cannot fill the sandbox's memory.</summary>
internal sealed class AnswerHandler(HttpMessageHandler inner, long maxBytes) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.Content = await AnswerContent.ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false);
        return response;
    }
}
