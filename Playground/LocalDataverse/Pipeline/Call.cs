using System;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Who sends a request, and as a part of what.</summary>
internal sealed record Call
{
    /// <summary>Whose privileges count.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Who began it all from outside.</summary>
    public required Guid InitiatingUserId { get; init; }
    public required int Depth { get; init; }
    public required Guid CorrelationId { get; init; }
    public required Sandbox Sandbox { get; init; }

    /// <summary>The execution that sent the request; null from outside.</summary>
    public PluginContext? Parent { get; init; }

    /// <summary>The transaction the request takes part in; null gives it one of its own.</summary>
    public WorkUnit? Unit { get; init; }

    public bool ChecksAccess { get; init; } = true;

    /// <summary>Sent by the platform itself as a part of another request, as in cascades; nobody counts it as a request.</summary>
    public bool IsPlatforms { get; init; }
}
