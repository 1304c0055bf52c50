using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Where an order stands, with Aria's codes.</summary>
public enum OrderStatus
{
    /// <summary>Waits to be released.</summary>
    Held = 1,

    /// <summary>Placed.</summary>
    Placed = 2,

    /// <summary>Fulfilled, not billed.</summary>
    Filled = 3,

    /// <summary>Billed.</summary>
    Billed = 4,

    /// <summary>Cancelled.</summary>
    Cancelled = 5,
}

/// <summary>When an order is billed, with Aria's codes. Aria: bill_immediately.</summary>
public enum OrderBilling
{
    /// <summary>When somebody says so.</summary>
    Later = 0,

    /// <summary>At once.</summary>
    Now = 1,

    /// <summary>When somebody releases it.</summary>
    Hold = 2,

    /// <summary>With the first regular invoice after it is fulfilled.</summary>
    NextAnniversary = 3,

    /// <summary>On the day it is fulfilled.</summary>
    OnFulfilment = 4,

    /// <summary>With the first regular invoice that bills the day it is fulfilled in arrears.</summary>
    NextArrears = 5,
}

/// <summary>Goods a customer ordered.</summary>
public sealed class Order
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id.</summary>
    public string? ClientOrderId { get; set; }

    /// <summary>The plan instance it is for.</summary>
    public long PlanInstanceNo { get; set; }

    /// <summary>Where it stands.</summary>
    public OrderStatus Status { get; set; }

    /// <summary>When it is billed.</summary>
    public OrderBilling Billing { get; set; }

    /// <summary>The day it is fulfilled.</summary>
    public DateOnly FulfilledOn { get; set; }

    /// <summary>The day it was made.</summary>
    public DateOnly CreatedOn { get; set; }

    /// <summary>The day it last changed.</summary>
    public DateOnly UpdatedOn { get; set; }

    /// <summary>Free text.</summary>
    public string? Comments { get; set; }

    /// <summary>Text for the statement.</summary>
    public string? StatementMessage { get; set; }

    /// <summary>Purchase order number.</summary>
    public string? PoNumber { get; set; }

    /// <summary>The receipt id of the creating call.</summary>
    public string? CreateReceiptId { get; set; }

    /// <summary>The invoice it was billed on.</summary>
    public long? InvoiceNo { get; set; }

    /// <summary>What was ordered.</summary>
    public List<OrderItem> Items { get; set; } = [];

    /// <summary>Before tax.</summary>
    [JsonIgnore]
    public decimal Amount => Items.Sum(item => item.Amount);

    /// <summary>Whether it can still be billed or cancelled.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is OrderStatus.Held or OrderStatus.Placed or OrderStatus.Filled;

    /// <summary>The day the clock has work for it; null when it waits for somebody.</summary>
    [JsonIgnore]
    public DateOnly? Due => Status == OrderStatus.Placed && Billing is OrderBilling.NextAnniversary or OrderBilling.OnFulfilment or OrderBilling.NextArrears ? FulfilledOn : null;
}

/// <summary>One line of an order.</summary>
public sealed class OrderItem
{
    /// <summary>Position, from 1.</summary>
    public int LineNo { get; set; }

    /// <summary>The catalogue's number.</summary>
    public long ItemNo { get; set; }

    /// <summary>The stock keeping unit.</summary>
    public string Sku { get; set; } = "";

    /// <summary>Its name when it was ordered.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many.</summary>
    public decimal Units { get; set; }

    /// <summary>Price of one.</summary>
    public decimal UnitAmount { get; set; }

    /// <summary>Units times price, rounded.</summary>
    public decimal Amount { get; set; }

    /// <summary>Free text.</summary>
    public string? Comments { get; set; }
}
