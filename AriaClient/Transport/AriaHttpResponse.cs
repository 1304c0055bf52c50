using System;

namespace CrmAriaConnector.Aria;

/// <summary>What came back: complete, but not yet understood.</summary>
public sealed class AriaHttpResponse
{
    /// <summary>An answer with its HTTP status and body.</summary>
    public AriaHttpResponse(int status, byte[] body, TimeSpan? retryAfter = null)
    {
        Status = status;
        Body = body ?? throw new ArgumentNullException(nameof(body));
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The body, decompressed.</summary>
    public byte[] Body { get; }

    /// <summary>How long the server asks to wait, where it says so.</summary>
    public TimeSpan? RetryAfter { get; }
}
