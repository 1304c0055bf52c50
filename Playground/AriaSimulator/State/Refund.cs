using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Money given back from a payment, and the invoice lines that were taken back with it.</summary>
public sealed class Refund
{
    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The payment it comes from.</summary>
    public long PaymentTransactionId { get; set; }

    /// <summary>The day it was booked.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Positive.</summary>
    public decimal Amount { get; set; }

    /// <summary>Whether a processor gave it back; a check otherwise.</summary>
    public bool IsElectronic { get; set; }

    /// <summary>Aria's reason.</summary>
    public long ReasonCode { get; set; }

    /// <summary>Free text.</summary>
    public string? Comments { get; set; }

    /// <summary>The number of the check.</summary>
    public string? CheckNumber { get; set; }

    /// <summary>The receipt id of the call that made it.</summary>
    public string? ReceiptId { get; set; }

    /// <summary>Invoice lines taken back; they lower what is owed.</summary>
    public List<Reversal> Reversals { get; set; } = [];

    /// <summary>Aria's code of the transaction.</summary>
    [JsonIgnore]
    public int Type => IsElectronic ? TransactionType.ElectronicRefund : TransactionType.CheckRefund;

    /// <summary>What the reversals lower the balance by.</summary>
    [JsonIgnore]
    public decimal Reversed => Reversals.Sum(reversal => reversal.Amount);
}

/// <summary>All or part of an invoice line taken back.</summary>
public sealed class Reversal
{
    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The invoice.</summary>
    public long InvoiceNo { get; set; }

    /// <summary>The line on it.</summary>
    public int LineNo { get; set; }

    /// <summary>Positive.</summary>
    public decimal Amount { get; set; }

    /// <summary>The day it counts from.</summary>
    public DateOnly Date { get; set; }
}
