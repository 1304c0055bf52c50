using System;
using System.Collections.Generic;
using CrmAriaConnector.AriaSimulator.Events;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Everything committed. Nothing in it is changed in place: a commit puts new documents where old ones were.</summary>
internal sealed class TenantState
{
    public TenantHead Head { get; set; } = new();

    public Catalogue Catalogue { get; set; } = new();

    public SortedDictionary<long, Account> Accounts { get; } = [];

    public Dictionary<string, Receipt> Receipts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Session> Sessions { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that were on their way when the store was opened, in the order they were raised.</summary>
    public SortedDictionary<string, KeptEvent> Events { get; } = new(StringComparer.Ordinal);
}
