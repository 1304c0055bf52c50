namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Aria's codes of account status.</summary>
public static class AccountStatus
{
    /// <summary>Kept for the record; nothing can be changed any more.</summary>
    public const int Archived = -99;

    /// <summary>Ended; its plans are terminated.</summary>
    public const int Deactivated = 0;

    /// <summary>Active.</summary>
    public const int Active = 1;

    /// <summary>Registered, waiting to be activated; plans are not touched.</summary>
    public const int Registered = 32;

    /// <summary>Banned for a while, without any effect on billing.</summary>
    public const int TemporaryBan = 51;

    /// <summary>Never invoiced.</summary>
    public const int Permanent = 99;

    /// <summary>Whether the code is one of Aria's.</summary>
    public static bool IsKnown(long status) => status is Archived or Deactivated or Active or Registered or TemporaryBan or Permanent;
}
