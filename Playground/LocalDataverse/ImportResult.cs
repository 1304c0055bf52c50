namespace CrmAriaConnector.LocalDataverse;

public enum ImportOutcome
{
    New,

    /// <summary>The very same zip was imported before; nothing was done.</summary>
    Unchanged,

    /// <summary>The same version with other content, which was laid over what was there.</summary>
    Updated,

    /// <summary>A higher version: what it lacks is gone.</summary>
    Upgraded
}

public sealed record ImportResult(ImportOutcome Outcome, InstalledSolution Solution);
