namespace CrmAriaConnector.AriaSimulator.Wire;

/// <content>Orders.</content>
internal static partial class ErrorCode
{
    public const int UnitsNotPositive = 3010;
    public const int CannotCancelOrder = 3016;
    public const int InvalidOrder = 3032;
    public const int MessageTooLong = 3040;
    public const int FulfilmentFormat = 3041;
    public const int FulfilmentPast = 3043;
    public const int DuplicateOrderId = 3118;
}
