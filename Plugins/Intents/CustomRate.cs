using CrmAriaConnector.Plugins.Money;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>A custom rate that goes with a plan update: one step of one service.</summary>
internal sealed record CustomRate(string ServiceNo, RateTier Tier);
