using System;
using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>A call that did not succeed: what was called, what Aria said, what it means, and whether anything may have happened.</summary>
public sealed class AriaException : Exception
{
    internal AriaException(string operation, AriaFailure failure, AriaOutcome outcome, ErrorEntry entry, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Operation = operation;
        Failure = failure;
        Outcome = outcome;
        Entry = entry;
    }

    /// <summary>The operation's name on the wire.</summary>
    public string Operation { get; }

    /// <summary>At which point it failed.</summary>
    public AriaFailure Failure { get; }

    /// <summary>What is known about the change. For a reading call or a dry run, which changes nothing, never <see cref="AriaOutcome.Unknown"/>.</summary>
    public AriaOutcome Outcome { get; }

    /// <summary>Cause and cure.</summary>
    public ErrorEntry Entry { get; }

    /// <summary>Aria's error code, where it gave one.</summary>
    public long? ErrorCode { get; internal set; }

    /// <summary>Aria's own text, where it gave one. For the log; it changes between releases.</summary>
    public string? RawMessage { get; internal set; }

    /// <summary>The receipt id the call carried, by which its outcome can be looked up.</summary>
    public string? ReceiptId { get; internal set; }

    /// <summary>The HTTP status, where an answer came.</summary>
    public int? HttpStatus { get; internal set; }

    /// <summary>How long the server asked to wait before another call.</summary>
    internal TimeSpan? RetryAfter { get; set; }

    internal bool IsNotAttempted => Outcomes.IsNotAttempted(ErrorCode, HttpStatus);

    internal bool IsRetriable => Failure switch
    {
        AriaFailure.Unreachable or AriaFailure.Timeout or AriaFailure.Truncated => true,
        AriaFailure.HttpError => HttpStatus is 429 or >= 500,
        _ => false,
    };

    internal static string Describe(string operation, ErrorEntry entry, long? errorCode, string? detail)
    {
        var code = errorCode is { } number ? " with code " + number.ToString(CultureInfo.InvariantCulture) : "";
        var said = string.IsNullOrWhiteSpace(detail) ? "" : $" ({detail})";
        return $"{operation} failed{code}{said}. {entry.Cause} {entry.Cure}";
    }
}
