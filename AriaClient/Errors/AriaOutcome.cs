namespace CrmAriaConnector.Aria;

/// <summary>What is known about a change whose call failed.</summary>
public enum AriaOutcome
{
    /// <summary>Proven: the operation did not run.</summary>
    NotExecuted,

    /// <summary>Aria said no with a code the catalogue knows as one that changes nothing.</summary>
    Refused,

    /// <summary>It may have happened: no answer came, or none that tells. Look the receipt up before anything else is sent.</summary>
    Unknown,
}
