namespace CrmAriaConnector.Aria;

/// <summary>At which point a call failed.</summary>
public enum AriaFailure
{
    /// <summary>No connection was made: refused, no such host, TLS failed. The call never left.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The answer is not Aria's JSON, for instance an HTML page of something in between.</summary>
    NotJson,

    /// <summary>The connection was cut, or the answer ends in the middle.</summary>
    Truncated,

    /// <summary>The answer is larger than allowed.</summary>
    TooLarge,

    /// <summary>An HTTP status that says that something else than Aria's operation answered.</summary>
    HttpError,

    /// <summary>Aria itself answered with an error code.</summary>
    Aria,
}
