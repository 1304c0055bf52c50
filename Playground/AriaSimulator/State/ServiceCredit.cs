using System;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Credit that lowers later invoices.</summary>
public sealed partial class ServiceCredit
{
    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The invoice it came from; 0 when it was granted.</summary>
    public long SourceInvoiceNo { get; set; }

    /// <summary>What is left of it.</summary>
    public decimal Remaining { get; set; }

    /// <summary>The master whose billing group's invoices it lowers; null lowers any.</summary>
    public long? MasterInstanceNo { get; set; }

    /// <summary>First day it can be used; null is at once.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day it can be used; null never ends.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Why it was granted. Aria: credit_reason_code.</summary>
    public long? ReasonCode { get; set; }

    /// <summary>Free text.</summary>
    public string? Comments { get; set; }
}
