using System;
using System.Buffers;
using System.IO;
using System.Text;

namespace CrmAriaConnector.Aria;

/// <summary>The text of a body, in rented memory.</summary>
internal sealed class DecodedBody : TextReader
{
    private const int Latin1 = 28591;
    private const char ByteOrderMark = '\uFEFF';
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private readonly int _length;
    private char[]? _characters;
    private int _next;

    public DecodedBody(ArraySegment<byte> body)
    {
        // No more characters than bytes in either encoding.
        _characters = ArrayPool<char>.Shared.Rent(body.Count);
        _length = Decode(body, _characters);
        if (_length > 0 && _characters[0] == ByteOrderMark)
            _next = 1;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, _length - _next);
        Array.Copy(_characters!, _next, buffer, index, taken);
        _next += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (_characters is { } rented)
            ArrayPool<char>.Shared.Return(rented);
        _characters = null;
        base.Dispose(disposing);
    }

    private static int Decode(ArraySegment<byte> body, char[] characters)
    {
        try
        {
            return StrictUtf8.GetChars(body.Array!, body.Offset, body.Count, characters, 0);
        }
        catch (DecoderFallbackException)
        {
            // Bodies in Latin-1 have been seen from this API.
            return Encoding.GetEncoding(Latin1).GetChars(body.Array!, body.Offset, body.Count, characters, 0);
        }
    }
}
