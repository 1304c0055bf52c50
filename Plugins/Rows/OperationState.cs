namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_operationstate; the numbers are the places in the choice.</summary>
internal enum OperationState
{
    /// <summary>Shown to the representative, nothing sent.</summary>
    Previewed = 0,

    /// <summary>Confirmed; the write may be on its way.</summary>
    Submitted = 1,

    /// <summary>Aria did it.</summary>
    Done = 2,

    /// <summary>Aria, or a rule checked again at commit, said no; nothing changed.</summary>
    Refused = 3,

    /// <summary>The write never ran, and that is proven.</summary>
    NotDone = 4,

    /// <summary>The answer was lost, or does not tell, and the proof is not in yet.</summary>
    Unknown = 5,

    /// <summary>The preview was no longer true at commit; nothing was sent.</summary>
    Stale = 6,
}
