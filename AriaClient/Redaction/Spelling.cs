using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace CrmAriaConnector.Aria;

/// <summary>The spellings of a character in a text that was packed into another one, once or more: as it is, escaped for JSON, for a URL, for XML.</summary>
internal static class Spelling
{
    private const int LongestEntity = 10;
    private const string Escaped = "nrtbf";
    private const string EscapedMeaning = "\n\r\t\b\f";

    /// <summary>Where the character ends (<paramref name="length"/> is 2 for a surrogate pair) that is expected at a place of the text; -1 where another one stands there.</summary>
    public static int EndIn(string text, int at, string expected, int index, int length)
    {
        if (at >= text.Length)
            return -1;
        var packed = text[at] switch
        {
            '\\' => Json(text, at, expected, index, length),
            '%' => Url(text, at, expected.Substring(index, length)),
            '+' => expected[index] == ' ' ? at + 1 : -1,
            '&' => Xml(text, at, expected.Substring(index, length)),
            _ => -1,
        };
        if (packed >= 0)
            return packed;
        return string.CompareOrdinal(text, at, expected, index, length) == 0 ? at + length : -1;
    }

    /// <summary>Any number of backslashes: a text packed twice has each of them doubled.</summary>
    private static int Json(string text, int at, string expected, int index, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var begin = at;
            while (at < text.Length && text[at] == '\\')
                at++;
            if (at == text.Length)
                return -1;
            var character = expected[index + i];
            if (at > begin && text[at] == 'u' && Hex(text, at + 1, 4) == character)
                at += 5;
            else if (text[at] == character || at > begin && Escaped.IndexOf(text[at]) is var known and >= 0 && EscapedMeaning[known] == character)
                at++;
            else
                return -1;
        }
        return at;
    }

    private static int Url(string text, int at, string character)
    {
        foreach (var expected in Encoding.UTF8.GetBytes(character))
        {
            if (at >= text.Length || text[at] != '%' || Hex(text, at + 1, 2) != expected)
                return -1;
            at += 3;
        }
        return at;
    }

    private static int Xml(string text, int at, string character)
    {
        var end = text.IndexOf(';', at, Math.Min(LongestEntity, text.Length - at));
        return end >= 0 && WebUtility.HtmlDecode(text.Substring(at, end + 1 - at)) == character ? end + 1 : -1;
    }

    private static int Hex(string text, int at, int digits) =>
        at + digits <= text.Length && int.TryParse(text.Substring(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
