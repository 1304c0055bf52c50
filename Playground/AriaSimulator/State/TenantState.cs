using System;
using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Everything committed. Nothing in it is changed in place: a commit puts new documents where old ones were.</summary>
internal sealed class TenantState
{
    public TenantHead Head { get; set; } = new();

    public Catalogue Catalogue { get; set; } = new();

    public SortedDictionary<long, Account> Accounts { get; } = [];

    public Dictionary<string, Receipt> Receipts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Session> Sessions { get; } = new(StringComparer.Ordinal);
}
