using System;

namespace CrmAriaConnector.Plugins.Settings;

/// <summary>The figures by which event notifications are taken in and followed up. What no source settles is marked assumed.</summary>
internal static class EventSettings
{
    /// <summary>The longest document taken in, in characters (<em>assumed</em>: Aria publishes no limit; its samples have a few thousand).</summary>
    public const int DocumentLength = 1_048_576;

    /// <summary>How deep elements may stand in one another (<em>assumed</em>: Aria's samples stand six deep).</summary>
    public const int DocumentDepth = 32;

    /// <summary>The most events one document may name (<em>assumed</em>: Aria's samples name one or two).</summary>
    public const int EventsPerDocument = 100;

    /// <summary>Readings after an event that may fail before it is left to people: the attempts the platform makes of a job in all.</summary>
    public const int Attempts = 4;

    /// <summary>
    /// How long an event's job counts on the job of an earlier event of the same account (<em>assumed</em>: longer than the
    /// platform's attempts of one job take together).
    /// </summary>
    public static readonly TimeSpan LeadTime = TimeSpan.FromHours(1);

    /// <summary>Readings one job makes while events of its account keep arriving (<em>assumed</em>; they fit into the two minutes of a job).</summary>
    public const int ReadingsPerJob = 10;

    /// <summary>The most events one reading settles, so that a flood of them cannot hold up a refresh; the rest waits for the next reading.</summary>
    public const int SettledAtOnce = 200;
}
