namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>
/// Error codes of the platform, held one by one against Microsoft's list ("Web service error codes" of the Dataverse
/// developer guide), whose name for each stands in its remark.
/// </summary>
internal static class ErrorCodes
{
    /// <summary>ObjectDoesNotExist.</summary>
    public const int ObjectDoesNotExist = -2147220969;

    /// <summary>InvalidArgument.</summary>
    public const int InvalidArgument = -2147220989;

    /// <summary>UnExpected.</summary>
    public const int Unexpected = -2147220970;

    /// <summary>IsvAborted: a plug-in refused (InvalidPluginExecutionException).</summary>
    public const int IsvAborted = -2147220891;

    /// <summary>IsvUnExpected: a plug-in threw anything else.</summary>
    public const int IsvUnexpected = -2147220956;

    /// <summary>PrivilegeDenied.</summary>
    public const int PrivilegeDenied = -2147220960;

    /// <summary>unManagedIdsAccessDenied: the caller holds the privilege, but it does not reach the row.</summary>
    public const int AccessDenied = -2147187962;

    /// <summary>PrincipalPrivilegeDenied.</summary>
    public const int OwnerLacksPrivilege = -2147220943;

    /// <summary>DuplicateRecord.</summary>
    public const int DuplicateId = -2147220937;

    /// <summary>DuplicateRecordEntityKey.</summary>
    public const int DuplicateKey = -2147088238;

    /// <summary>RecordNotFoundByEntityKey.</summary>
    public const int NoRowWithKey = -2147088239;

    /// <summary>EntityKeyNotDefined.</summary>
    public const int NotAKey = -2147088240;

    /// <summary>ConcurrencyVersionMismatch.</summary>
    public const int VersionMismatch = -2147088254;

    /// <summary>ConcurrencyVersionNotProvided.</summary>
    public const int VersionMissing = -2147088253;

    /// <summary>CannotDeleteDueToAssociation.</summary>
    public const int StillReferred = -2147220953;

    /// <summary>QueryBuilderNoEntity.</summary>
    public const int UnknownTable = -2147217150;

    /// <summary>QueryBuilderNoAttribute.</summary>
    public const int UnknownColumn = -2147217149;

    /// <summary>StringLengthTooLong.</summary>
    public const int TextTooLong = -2147204303;

    /// <summary>IntegerValueOutOfRange.</summary>
    public const int IntegerOutOfRange = -2147204305;

    /// <summary>DecimalValueOutOfRange; given here for floating point numbers and money as well.</summary>
    public const int DecimalOutOfRange = -2147204304;

    /// <summary>InvalidDateTime.</summary>
    public const int DateOutOfRange = -2147220935;

    /// <summary>PicklistValueOutOfRange.</summary>
    public const int ChoiceOutOfRange = -2147204326;

    /// <summary>AttributePrivilegeCreateIsMissing.</summary>
    public const int SecuredCreate = -2147158782;

    /// <summary>AttributePermissionUpdateIsMissingDuringUpdate.</summary>
    public const int SecuredUpdate = -2147158777;

    /// <summary>SdkCorrelationTokenDepthTooHigh: plug-ins called each other too deep.</summary>
    public const int TooDeep = -2147204734;

    /// <summary>SandboxWorkerPluginTimeout.</summary>
    public const int PluginTimeout = -2147204749;

    /// <summary>unManagedidssqltimeouterror.</summary>
    public const int SqlTimeout = -2147204783;

    /// <summary>unManagedidssqlerror.</summary>
    public const int SqlError = -2147204784;

    /// <summary>TransactionNotStarted: the request goes on although a failure has ended its transaction.</summary>
    public const int NoActiveTransaction = -2147220911;

    /// <summary>NotSupported; here it says that this local organisation does not do what was asked. The message names it.</summary>
    public const int NotSupportedHere = -2147220715;
}
