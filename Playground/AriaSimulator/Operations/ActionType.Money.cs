namespace CrmAriaConnector.AriaSimulator.Operations;

/// <content>Payments, orders, mail.</content>
internal static partial class ActionType
{
    public const int Payment = 5;
    public const int Refund = 6;
    public const int Order = 7;
    public const int PaymentMethod = 8;
    public const int Email = 9;
    public const int PendingInvoice = 10;
}
