using System;

namespace CrmAriaConnector.LocalDataverse.Async;

/// <summary>A job as it is kept: what is shown of it, which step it runs, and the step's context as text.</summary>
internal sealed record JobRecord
{
    public required AsyncJob Job { get; init; }
    public required Guid StepId { get; init; }

    /// <summary>Goes away when it has succeeded.</summary>
    public required bool DeletesItself { get; init; }
    public required string Context { get; init; }
}
