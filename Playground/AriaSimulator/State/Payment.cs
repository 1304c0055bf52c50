using System;

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
}

/// <summary>Credit that lowers later invoices.</summary>
public sealed partial class ServiceCredit
{
    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The invoice it came from.</summary>
    public long SourceInvoiceNo { get; set; }

    /// <summary>What is left of it.</summary>
    public decimal Remaining { get; set; }
}
