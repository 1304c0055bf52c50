using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Something sold once, by order.</summary>
public sealed class InventoryItem
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The stock keeping unit orders name.</summary>
    public string Sku { get; set; } = "";

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The service its charges are booked on.</summary>
    public long ServiceNo { get; set; }

    /// <summary>That service's name.</summary>
    public string ServiceName { get; set; } = "";

    /// <summary>Whether tax is put on it.</summary>
    public bool IsTaxable { get; set; } = true;

    /// <summary>Whether it is on sale.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Whether an order may name another price. Aria: Create an Order.</summary>
    public bool IsPriceModifiable { get; set; }

    /// <summary>Prices of one unit, one per currency it is sold in.</summary>
    public List<ItemPrice> Prices { get; set; } = [];

    /// <summary>The price of one unit in a currency, or null when it is not sold in it.</summary>
    public decimal? PriceIn(string currency) => Prices.FirstOrDefault(price => price.Currency == currency)?.Amount;
}

/// <summary>A price in one currency (ISO, lower case).</summary>
public sealed record ItemPrice(string Currency, decimal Amount);
