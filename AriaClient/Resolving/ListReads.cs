using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>Reads lists of which some getters say that they are empty by an error.</summary>
internal static class ListReads
{
    /// <summary>Aria's code for a reading that finds nothing; other readings answer an empty list. Source: recorded answers.</summary>
    public const long NoData = 1002;

    /// <summary>Aria's answer; an empty one where it found nothing.</summary>
    public static async Task<TResponse> ReadListAsync<TResponse>(this AriaClient client, AriaRequest<TResponse> look, CancellationToken cancellationToken) where TResponse : AriaResponse, new()
    {
        try
        {
            return await client.SendAsync(look, cancellationToken).ConfigureAwait(false);
        }
        catch (AriaException nothing) when (nothing.ErrorCode == NoData)
        {
            return new TResponse();
        }
    }
}
