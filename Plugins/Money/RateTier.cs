namespace CrmAriaConnector.Plugins.Money;

/// <summary>One step of a service's price.</summary>
/// <param name="Seq">Position, from 1.</param>
/// <param name="From">First unit of the step.</param>
/// <param name="To">Last unit of the step; null for no limit.</param>
/// <param name="RatePerUnit">Price of one unit (or of the whole step, by the tier rule), in the plan's currency.</param>
internal sealed record RateTier(int Seq, decimal From, decimal? To, decimal RatePerUnit);
