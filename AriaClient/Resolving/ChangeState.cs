namespace CrmAriaConnector.Aria;

/// <summary>What became of a change whose answer was lost.</summary>
public enum ChangeState
{
    /// <summary>Aria made it.</summary>
    Done,

    /// <summary>Aria did not make it, and will not: it never arrived, or was refused.</summary>
    NotDone,

    /// <summary>It is not known yet, or cannot be known from Aria's answers. Send nothing; look again, or have a person look.</summary>
    Unknown,
}
