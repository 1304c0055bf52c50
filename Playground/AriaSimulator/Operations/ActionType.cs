namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The action types in receipts. Aria publishes the fields, not the codes: the numbers are assumed.</summary>
internal static partial class ActionType
{
    public const int Account = 1;
    public const int PlanInstance = 2;
    public const int Queue = 3;
    public const int Invoice = 4;
}
