namespace CrmAriaConnector.Plugins.Intents;

/// <summary>What Aria knows of a change whose answer was lost.</summary>
internal sealed record Finding
{
    public bool IsDone { get; init; }

    public string? InvoiceNo { get; init; }

    public string? QueueId { get; init; }

    public static Finding Nothing { get; } = new();
}
