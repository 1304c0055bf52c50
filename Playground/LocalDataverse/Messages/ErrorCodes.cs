namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Error codes of the platform, as Microsoft lists them ("Web service error codes" of the Dataverse developer guide) unless a remark says otherwise.</summary>
internal static class ErrorCodes
{
    public const int ObjectDoesNotExist = -2147220969;
    public const int InvalidArgument = -2147220989;
    public const int Unexpected = -2147220970;

    /// <summary>A plug-in refused (InvalidPluginExecutionException).</summary>
    public const int IsvAborted = -2147220891;

    /// <summary>A plug-in threw anything else.</summary>
    public const int IsvUnexpected = -2147220956;
    public const int PrivilegeDenied = -2147220960;

    /// <summary>A row is out of the caller's reach; known from the platform's access checks ("SecLib::AccessCheckEx failed").</summary>
    public const int AccessDenied = -2147187962;
    public const int OwnerLacksPrivilege = -2147220943;
    public const int DuplicateId = -2147220937;
    public const int DuplicateKey = -2147088238;
    public const int NoRowWithKey = -2147088239;
    public const int NotAKey = -2147088240;
    public const int VersionMismatch = -2147088254;
    public const int VersionMissing = -2147088253;
    public const int StillReferred = -2147220953;
    public const int UnknownTable = -2147217150;
    public const int UnknownColumn = -2147217149;
    public const int TextTooLong = -2147204303;
    public const int OutOfRange = -2147204304;
    public const int ChoiceOutOfRange = -2147204326;
    public const int SecuredCreate = -2147158782;
    public const int SecuredUpdate = -2147158777;
    public const int PluginTimeout = -2147204749;
    public const int SqlTimeout = -2147204783;
    public const int SqlError = -2147204784;

    /// <summary>The request goes on although a failure has ended its transaction; known from the platform's own text for it.</summary>
    public const int NoActiveTransaction = -2147220911;

    /// <summary>Not a code of the platform: this local organisation does not do what was asked. The message names it.</summary>
    public const int NotSupportedHere = -2147220715;
}
