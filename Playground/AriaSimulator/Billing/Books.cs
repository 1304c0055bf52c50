using System;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What billing needs to know besides the account: prices, parameters, fresh numbers.</summary>
/// <param name="Catalogue">Plans and prices as known now.</param>
/// <param name="Settings">The tenant's parameters.</param>
/// <param name="NextNumber">Gives the next number of a sequence.</param>
/// <param name="IsDryRun">Whether everything is thrown away afterwards, so that nobody outside may be asked for money.</param>
public sealed record Books(Catalogue Catalogue, Settings Settings, Func<Sequence, long> NextNumber, bool IsDryRun)
{
    /// <summary>What outside of Aria is out of order.</summary>
    public Outages Outages { get; init; } = new();
}
