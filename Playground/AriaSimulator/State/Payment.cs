using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Money received, or a cash credit.</summary>
public sealed partial class Payment
{
    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The day it was booked.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Positive, in the account's currency.</summary>
    public decimal Amount { get; set; }

    /// <summary>Whether it is a credit given rather than money received.</summary>
    public bool IsCashCredit { get; set; }

    /// <summary>The stored method that was charged; null for money that came another way.</summary>
    public long? MethodNo { get; set; }

    /// <summary>Whether a processor was asked for it.</summary>
    public bool IsElectronic { get; set; }

    /// <summary>Last digits of what was charged.</summary>
    public string? Suffix { get; set; }

    /// <summary>Code of what was charged. Aria: pay_method_type.</summary>
    public int? MethodType { get; set; }

    /// <summary>The payer's reference, unique in the tenant.</summary>
    public string? ReferenceCode { get; set; }

    /// <summary>Free text.</summary>
    public string? Comments { get; set; }

    /// <summary>The day money that came another way was received.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>The receipt id of the call that made it.</summary>
    public string? ReceiptId { get; set; }

    /// <summary>The processor's number.</summary>
    public string? ProcessorPaymentId { get; set; }

    /// <summary>The processor's authorisation.</summary>
    public string? AuthCode { get; set; }

    /// <summary>What it pays.</summary>
    public List<PaymentApplication> Applications { get; set; } = [];

    /// <summary>Whether what it does not pay waits until somebody says what to pay.</summary>
    public bool Waits { get; set; }

    /// <summary>What was given back of it.</summary>
    public decimal Refunded { get; set; }

    /// <summary>Aria's code of the transaction.</summary>
    [JsonIgnore]
    public int Type => IsCashCredit ? TransactionType.CashCredit : IsElectronic ? TransactionType.ElectronicPayment : TransactionType.Check;

    /// <summary>What pays nothing yet and was not given back.</summary>
    [JsonIgnore]
    public decimal Unapplied => Amount - Refunded - Applications.Sum(application => application.Amount);
}

/// <summary>A part of a payment that pays an invoice.</summary>
public sealed class PaymentApplication
{
    /// <summary>The invoice.</summary>
    public long InvoiceNo { get; set; }

    /// <summary>Positive.</summary>
    public decimal Amount { get; set; }

    /// <summary>The day it was applied.</summary>
    public DateOnly Date { get; set; }
}
