using System;
using System.IO;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>Turns bytes into a response, or says which kind of nonsense they are.</summary>
internal static class AnswerReader
{
    /// <summary>Fills the response, without the secrets of the call. Null when the bytes became an answer with an error code; otherwise why not.</summary>
    public static AnswerFailure? TryRead(ArraySegment<byte> body, AriaResponse response, Scrubber scrubber)
    {
        try
        {
            using var text = new AnswerText(body);
            AriaReader.Read(text, response, scrubber);
        }
        catch (EndOfStreamException)
        {
            return new AnswerFailure(AriaFailure.Truncated, body.Count == 0 ? "the answer is empty" : "the answer ends in the middle");
        }
        catch (JsonReaderException) when (EndsOpen(body))
        {
            return new AnswerFailure(AriaFailure.Truncated, "the answer ends in the middle");
        }
        catch (TooManyValuesException tooMany)
        {
            return new AnswerFailure(AriaFailure.TooLarge, tooMany.Message);
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
