namespace CrmAriaConnector.LocalDataverse;

public enum ImportOutcome
{
    New,

    /// <summary>The very same zip was imported before; nothing was done.</summary>
    Unchanged,
    Upgraded
}

public sealed record ImportResult(ImportOutcome Outcome, InstalledSolution Solution);
