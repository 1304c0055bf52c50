using System;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>One request the organisation got, from outside or from a plug-in.</summary>
/// <param name="Depth">1 for a request from outside.</param>
public sealed record RequestEntry(string MessageName, string? Table, Guid UserId, int Depth, Guid CorrelationId);
