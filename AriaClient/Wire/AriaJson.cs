using System.IO;

namespace CrmAriaConnector.Aria;

/// <summary>Aria's JSON and the types, without a call.</summary>
public static class AriaJson
{
    /// <summary>Reads what <see cref="AriaObject.ToJson"/> wrote, or what Aria answered.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">The text is not one JSON object.</exception>
    /// <exception cref="EndOfStreamException">The text ends in the middle of the object.</exception>
    public static T Read<T>(string json) where T : AriaObject, new()
    {
        var value = new T();
        Fill(value, json);
        return value;
    }

    internal static void Fill(AriaObject value, string json)
    {
        using var text = new AnswerText(json);
        AriaReader.Read(text, value, Scrubber.None);
    }
}
