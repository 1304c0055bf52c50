using System;
using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>An order as a file describes it; the history it is a part of bills it as it would any other.</summary>
public sealed class OrderDefinition
{
    /// <summary>Aria's number; below the first number the tenant gives.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientOrderId { get; set; }

    /// <summary>The plan instance it is for.</summary>
    public long PlanInstanceNo { get; set; }

    /// <summary>The day it is placed and fulfilled.</summary>
    public DateOnly Date { get; set; }

    /// <summary>When it is billed. Instead of Now a file says OnFulfilment, which is the same day.</summary>
    public OrderBilling Billing { get; set; }

    /// <summary>Purchase order number.</summary>
    public string? PoNumber { get; set; }

    /// <summary>What is ordered.</summary>
    public List<OrderedItem> Items { get; set; } = [];
}

/// <summary>A stock keeping unit and how many of it.</summary>
public sealed record OrderedItem(string Sku, decimal Units);
