using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>Whether the tenant is subscribed to a class of events.</summary>
internal static class EventClassReads
{
    public static async Task<StateReading> ReadAsync(AriaClient client, long? classNo, bool wanted, CancellationToken cancellationToken)
    {
        var answer = (await client.SendAsync(new ClientHasEventClassRequest { ClassNo = classNo }, cancellationToken).ConfigureAwait(false)).Response;
        return bool.TryParse(answer, out var isSubscribed)
            ? StateReading.Of(new Aspect("subscribed " + isSubscribed, isSubscribed == wanted))
            : StateReading.Not("Aria does not tell whether the class of events is subscribed to.");
    }
}

/// <summary>A class of events is subscribed to when Aria says so, and did not before.</summary>
internal sealed class SubscribedClassReadBack : StateReadBack<SubscribeEventClassRequest>
{
    protected override Task<StateReading> ReadAsync(AriaClient client, SubscribeEventClassRequest change, CancellationToken cancellationToken) =>
        EventClassReads.ReadAsync(client, change.ClassNo, wanted: true, cancellationToken);
}

/// <summary>It is subscribed to no more when Aria says so, and did not before.</summary>
internal sealed class UnsubscribedClassReadBack : StateReadBack<UnsubscribeEventClassRequest>
{
    protected override Task<StateReading> ReadAsync(AriaClient client, UnsubscribeEventClassRequest change, CancellationToken cancellationToken) =>
        EventClassReads.ReadAsync(client, change.ClassNo, wanted: false, cancellationToken);
}
