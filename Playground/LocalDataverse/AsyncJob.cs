using System;

namespace CrmAriaConnector.LocalDataverse;

public enum AsyncJobState
{
    /// <summary>Ready, or postponed until <see cref="AsyncJob.PostponeUntil"/>.</summary>
    Waiting,
    InProgress,
    Succeeded,
    Failed,
    Canceled,
    Suspended
}

/// <summary>A system job: one asynchronous step that is to run, or has run, after the commit of its request.</summary>
/// <param name="Attempts">Executions so far.</param>
/// <param name="Message">What the last execution that did not succeed said.</param>
public sealed record AsyncJob(
    Guid Id,
    string Name,
    string MessageName,
    string Table,
    Guid RowId,
    Guid CorrelationId,
    AsyncJobState State,
    int Attempts,
    DateTime CreatedOn,
    DateTime? PostponeUntil,
    DateTime? CompletedOn,
    string? Message);
