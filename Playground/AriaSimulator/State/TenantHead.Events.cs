using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>What the tenant wants to be told.</content>
public sealed partial class TenantHead
{
    /// <summary>The event classes subscribed to, by number.</summary>
    public SortedSet<long> SubscribedClasses { get; set; } = [];

    /// <summary>The events subscribed to.</summary>
    public SortedSet<long> SubscribedEvents { get; set; } = [];
}
