namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Aria's codes of transactions that the simulator writes.</summary>
public static class TransactionType
{
    /// <summary>An invoice.</summary>
    public const int Invoice = 1;

    /// <summary>Money that came another way than through a processor.</summary>
    public const int Check = 2;

    /// <summary>Money a processor collected.</summary>
    public const int ElectronicPayment = 3;

    /// <summary>A cash credit.</summary>
    public const int CashCredit = 10;

    /// <summary>Money a processor gave back.</summary>
    public const int ElectronicRefund = 12;

    /// <summary>Money given back by check.</summary>
    public const int CheckRefund = 13;

    /// <summary>An invoice line taken back (which code Aria uses is assumed).</summary>
    public const int InvoiceCreditLine = 22;

    /// <summary>Aria's words for a type.</summary>
    public static string Label(int type) => type switch
    {
        Invoice => "Invoice",
        Check => "Check",
        ElectronicPayment => "Electronic Payment",
        CashCredit => "Cash Credit",
        ElectronicRefund => "Electronic Refund",
        CheckRefund => "Check Refund",
        InvoiceCreditLine => "Invoice Credit Line",
        _ => "Unknown",
    };
}
