namespace CrmAriaConnector.AriaSimulator.Events;

/// <summary>
/// An event on its way to one destination, committed together with the change that raised it and forgotten when it has
/// arrived or was given up. The document's key is left out.
/// </summary>
internal sealed record KeptEvent(long TransactionId, int EventId, string Class, long AcctNo, string Document, EventDestination Destination)
{
    /// <summary>What tells it from every other.</summary>
    public string Id => $"{TransactionId:D19} {Destination.Url}";
}
