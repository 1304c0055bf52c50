namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>Codes of plan changes.</summary>
internal static partial class ErrorCode
{
    public const int AccountForbidsAssignment = 1049;
    public const int InvalidItem = 5029;
    public const int InvalidPurchaseScope = 25012;
    public const int InvalidDunningState = 7034;
    public const int AccountStatusForbidsPlans = 14077;
    public const int QueueDateNotInFuture = 24009;
    public const int QueueDaysNegative = 24010;
    public const int InvalidUnitNo = 27003;
    public const int InvalidUnitId = 27004;
    public const int UnitsNotNumbered = 27011;
    public const int InactiveUnitNo = 27012;
    public const int InactiveUnitId = 27013;
}
