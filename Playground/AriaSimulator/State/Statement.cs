using System;
using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>The document about one invoice: what was owed before, what came in, what is owed now.</summary>
public sealed class Statement
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>The invoice it is about.</summary>
    public long InvoiceNo { get; set; }

    /// <summary>The day it was made.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The day its invoice is due.</summary>
    public DateOnly DueDate { get; set; }

    /// <summary>The total of the statement before.</summary>
    public decimal BalanceForward { get; set; }

    /// <summary>The total of its invoice.</summary>
    public decimal NewCharges { get; set; }

    /// <summary>What came in since the statement before, less what was given back; negative when money came in.</summary>
    public decimal NewPayments { get; set; }

    /// <summary>What is owed.</summary>
    public decimal Total { get; set; }

    /// <summary>The masters it is about.</summary>
    public List<long> MasterInstanceNos { get; set; } = [];
}
