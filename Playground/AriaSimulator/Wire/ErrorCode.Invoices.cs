namespace CrmAriaConnector.AriaSimulator.Wire;

/// <content>Pending invoices and statements.</content>
internal static partial class ErrorCode
{
    public const int NoLineItems = 1008;
    public const int InvalidActionDirective = 1039;
    public const int InvalidPendingInvoice = 3015;
    public const int NoPendingInvoice = 5022;
    public const int PendingInvoiceWaits = 7006;
    public const int StatementNotFound = 18003;
}
