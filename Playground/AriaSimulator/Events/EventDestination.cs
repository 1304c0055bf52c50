using System;

namespace CrmAriaConnector.AriaSimulator.Events;

/// <summary>Where the events of a class are posted.</summary>
public sealed record EventDestination
{
    /// <summary>The class, by its letter; null receives all.</summary>
    public string? Class { get; init; }

    /// <summary>The address; http on this machine only.</summary>
    public required Uri Url { get; init; }

    /// <summary>What the receiver must answer. Aria: Server Response.</summary>
    public string ServerResponse { get; init; } = "OK";

    /// <summary>How often it is tried, 1–9.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Wait between two attempts, in milliseconds. Aria recommends 300 seconds and more.</summary>
    public int DelayMilliseconds { get; init; } = 300_000;

    internal void Check()
    {
        if (!Url.IsAbsoluteUri || Url.Scheme != Uri.UriSchemeHttp || !Url.IsLoopback)
            throw new ArgumentException("url must be an http address of this machine, such as http://127.0.0.1:5090/aria.");
        if (Attempts is < 1 or > 9)
            throw new ArgumentException("attempts must be from 1 to 9.");
        if (DelayMilliseconds is < 0 or > 86_400_000)
            throw new ArgumentException("delayMilliseconds must be from 0 to a day.");
        if (Class is not (null or "A" or "O" or "T" or "N" or "U"))
            throw new ArgumentException("class must be A, O, T, N or U.");
    }
}

/// <summary>How far an event has come on its way to one destination.</summary>
public enum DeliveryState
{
    /// <summary>Under way, or waiting for its next attempt.</summary>
    Underway,

    /// <summary>Acknowledged with the agreed text.</summary>
    Acknowledged,

    /// <summary>Given up after the last attempt.</summary>
    GivenUp,

    /// <summary>Lost by order.</summary>
    Lost,
}

/// <summary>An event document and what became of it at one destination. The keys in the document are replaced by ***.</summary>
public sealed record EventDelivery(long TransactionId, int EventId, string Class, long AcctNo, string Document, Uri? Url)
{
    /// <summary>How often it was posted.</summary>
    public int Posts { get; internal set; }

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; internal set; }
}
