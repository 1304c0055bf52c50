using System;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>What one execution of a plug-in wrote to its trace, at most 10 KB; the newest text is kept, as on the platform.</summary>
/// <param name="Step">Name of the step, or of the Custom API.</param>
/// <param name="Mode">0 synchronous, 1 asynchronous.</param>
/// <param name="Exception">Type and message of what the plug-in threw; null when it ended well.</param>
public sealed record TraceEntry(
    DateTime CreatedOn,
    string MessageName,
    string? Table,
    string PluginType,
    string Step,
    int Stage,
    int Mode,
    int Depth,
    Guid CorrelationId,
    string Text,
    string? Exception);
