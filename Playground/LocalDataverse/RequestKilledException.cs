using System;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>The request died before its transaction was committed (see <see cref="OrganizationFaults.KillBeforeCommit"/>). It carries no service fault, because a dead server sends none.</summary>
public sealed class RequestKilledException(string message)
    : Exception($"The server's process ended while it worked on {message}. Nothing the request wrote to the organisation was kept.");
