using System;
using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>Turns bytes into a response, or says which kind of nonsense they are.</summary>
internal static class AnswerReader
{
    private const int Latin1 = 28591;
    private const int BufferSize = 4096;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Null when the bytes became an answer with an error code; otherwise why not.</summary>
    public static AnswerFailure? TryRead(ArraySegment<byte> body, AriaResponse response, Func<AriaResponse> again, out AriaResponse read)
    {
        read = response;
        try
        {
            return Read(body, StrictUtf8, read);
        }
        catch (DecoderFallbackException)
        {
            // Bodies in Latin-1 have been seen from this API.
            read = again();
            return Read(body, Encoding.GetEncoding(Latin1), read);
        }
    }

    private static AnswerFailure? Read(ArraySegment<byte> body, Encoding encoding, AriaResponse response)
    {
        try
        {
            using var text = new StreamReader(new MemoryStream(body.Array!, body.Offset, body.Count, writable: false), encoding, detectEncodingFromByteOrderMarks: false, BufferSize);
            if (text.Peek() == 0xFEFF)
                text.Read();
            using var reader = new AriaReader(text);
            reader.ReadRoot(response);
        }
        catch (EndOfStreamException)
        {
            return new AnswerFailure(AriaFailure.Truncated, body.Count == 0 ? "the answer is empty" : "the answer ends in the middle");
        }
        catch (JsonReaderException) when (EndsOpen(body))
        {
            return new AnswerFailure(AriaFailure.Truncated, "the answer ends in the middle");
        }
        catch (JsonException)
        {
            return new AnswerFailure(AriaFailure.NotJson, StartsWith(body, '<') ? "the answer is an HTML or XML page" : "the answer is not JSON");
        }
        return response.HasErrorCode ? null : new AnswerFailure(AriaFailure.NotJson, "the answer has no error_code, so Aria did not write it");
    }

    /// <summary>A JSON object that was begun and whose last character does not close it.</summary>
    private static bool EndsOpen(ArraySegment<byte> body)
    {
        if (!StartsWith(body, '{'))
            return false;
        for (var i = body.Offset + body.Count - 1; i >= body.Offset; i--)
            if (!IsSpace(body.Array![i]))
                return body.Array[i] != '}';
        return true;
    }

    private static bool StartsWith(ArraySegment<byte> body, char expected)
    {
        for (var i = body.Offset; i < body.Offset + body.Count; i++)
            if (!IsSpace(body.Array![i]))
                return body.Array[i] == expected;
        return false;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t';
}

internal sealed class AnswerFailure(AriaFailure failure, string detail)
{
    public AriaFailure Failure { get; } = failure;

    public string Detail { get; } = detail;
}
