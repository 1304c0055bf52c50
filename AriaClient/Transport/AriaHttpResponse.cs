using System;
using System.Buffers;

namespace CrmAriaConnector.Aria;

/// <summary>What came back: complete, but not yet understood.</summary>
public sealed class AriaHttpResponse : IDisposable
{
    private byte[]? _rented;

    /// <summary>An answer with its HTTP status and body.</summary>
    public AriaHttpResponse(int status, byte[] body, TimeSpan? retryAfter = null)
    {
        Status = status;
        Body = new ArraySegment<byte>(body ?? throw new ArgumentNullException(nameof(body)));
        RetryAfter = retryAfter;
    }

    internal AriaHttpResponse(int status, ArraySegment<byte> rented, TimeSpan? retryAfter)
    {
        Status = status;
        Body = rented;
        RetryAfter = retryAfter;
        _rented = rented.Array;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The body, decompressed; empty once the answer has been disposed of.</summary>
    public ArraySegment<byte> Body { get; private set; }

    /// <summary>How long the server asks to wait, where it says so.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Gives the body's memory back.</summary>
    public void Dispose()
    {
        Body = new ArraySegment<byte>([]);
        if (_rented is { Length: > 0 } rented)
            ArrayPool<byte>.Shared.Return(rented);
        _rented = null;
    }
}
