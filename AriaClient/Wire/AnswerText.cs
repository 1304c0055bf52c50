using System;
using System.Buffers;
using System.IO;
using System.Text;

namespace CrmAriaConnector.Aria;

/// <summary>The text of an answer, in rented memory.</summary>
internal sealed class AnswerText : TextReader
{
    private const int Latin1 = 28591;
    private const char ByteOrderMark = '\uFEFF';
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private readonly int _begin;
    private readonly int _length;
    private char[]? _characters;
    private int _next;
    private int _line = 1;
    private int _lineStart;

    public AnswerText(ArraySegment<byte> body)
    {
        // No more characters than bytes in either encoding.
        _characters = ArrayPool<char>.Shared.Rent(body.Count);
        _length = Decode(body, _characters);
        if (_length > 0 && _characters[0] == ByteOrderMark)
            _begin = 1;
        _next = _lineStart = _begin;
    }

    public AnswerText(string text)
    {
        _characters = ArrayPool<char>.Shared.Rent(text.Length);
        _length = text.Length;
        text.CopyTo(0, _characters, 0, text.Length);
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, _length - _next);
        Array.Copy(_characters!, _next, buffer, index, taken);
        _next += taken;
        return taken;
    }

    /// <summary>True where a decimal holds every digit of the number that ends at a place. Ask in the order of the text.</summary>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">How many characters of the line come before the place.</param>
    public bool NumberFits(int line, int column)
    {
        for (; _line < line; _line++)
            _lineStart = NextLine();
        var end = Math.Min(_lineStart + column, _length);
        var start = end;
        var hasExponent = false;
        while (start > _begin && _characters![start - 1] is >= '0' and <= '9' or '.' or '-' or '+' or 'e' or 'E')
            hasExponent |= _characters[--start] is 'e' or 'E';
        return !hasExponent && end - start <= NumberText.SafeDigits || NumberText.Fits(_characters!, start, end);
    }

    /// <summary>All of it, with quotation marks around the numbers that do not fit; null where there are none.</summary>
    public string? WithNumbersQuoted() => NumberText.Quoted(_characters!, _begin, _length);

    protected override void Dispose(bool disposing)
    {
        if (_characters is { } rented)
            ArrayPool<char>.Shared.Return(rented);
        _characters = null;
        base.Dispose(disposing);
    }

    private int NextLine()
    {
        var end = _lineStart;
        while (end < _length && _characters![end] is not ('\r' or '\n'))
            end++;
        var isPair = end + 1 < _length && _characters![end] == '\r' && _characters[end + 1] == '\n';
        return Math.Min(_length, end + (isPair ? 2 : 1));
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
