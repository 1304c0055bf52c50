namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>The error codes the simulator answers with. Meanings: Aria's API error messages.</summary>
internal static partial class ErrorCode
{
    public const int NotAttempted = -1;
    public const int Ok = 0;
    public const int Unexpected = 1001;
    public const int Authentication = 1004;
    public const int AccountNotFound = 1009;
    public const int MissingParameter = 1010;
    public const int InvalidSession = 1011;

    /// <summary>Input that cannot be parsed, and a receipt id that was used before.</summary>
    public const int InvalidFormat = 1012;

    public const int ObjectNotFound = 1013;
    public const int ActionNotAllowed = 1014;
    public const int InvalidInput = 1016;
    public const int InvalidDate = 1024;
    public const int InvalidFlag = 1033;

    /// <summary>The tenant is not set up for the call; also what the simulator answers for operations it does not model (assumed).</summary>
    public const int NotConfigured = 1104;

    public const int InvoiceNotFound = 3004;
    public const int DuplicateEntry = 5001;
    public const int InvalidCurrency = 5007;
    public const int UserIdTaken = 5011;
    public const int InvalidBillDay = 5020;
    public const int InvalidPlanService = 14005;
    public const int InvalidTiers = 14014;
    public const int SingleTierOnly = 14015;
    public const int InvalidClientService = 14036;
    public const int InvalidPlanInstanceNo = 14046;
    public const int InvalidPlanInstanceId = 14047;
    public const int StatusForbidsChange = 14051;
    public const int InvalidServiceNo = 14107;
    public const int IllegalCharacters = 25020;
}
