namespace CrmAriaConnector.Aria;

/// <summary>What is known about a change whose call failed.</summary>
public enum AriaOutcome
{
    /// <summary>Proven: the operation did not run.</summary>
    NotExecuted,

    /// <summary>Aria looked at it and said no; nothing changed.</summary>
    Refused,

    /// <summary>It may have happened. Look the receipt up before anything else is sent.</summary>
    Unknown,
}
