using System.Collections.Generic;
using CrmAriaConnector.AriaSimulator.Events;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>What the tenant wants to be told.</content>
public sealed partial class TenantHead
{
    /// <summary>The event classes subscribed to, by number.</summary>
    public SortedSet<long> SubscribedClasses { get; set; } = [];

    /// <summary>The events subscribed to.</summary>
    public SortedSet<long> SubscribedEvents { get; set; } = [];

    /// <summary>Where events are posted.</summary>
    public List<EventDestination> EventDestinations { get; set; } = [];

    /// <summary>The number of the last event raised.</summary>
    public long LastEventTransactionId { get; set; }
}
