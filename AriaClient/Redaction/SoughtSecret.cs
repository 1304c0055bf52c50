using System;

namespace CrmAriaConnector.Aria;

/// <summary>A secret as it is looked for in a text: a number with or without separators, a short one only as a word of its own.</summary>
internal sealed class SoughtSecret
{
    /// <summary>Shorter ones stand in too many longer words and numbers.</summary>
    private const int ShortestAnywhere = 6;

    /// <summary>So many digits make a number of a card or of a bank, which people write in groups.</summary>
    private const int DigitsOfNumber = 8;

    private static readonly char[] OtherSpellings = ['\\', '%', '&', '+'];
    private static readonly string[] Separators = [" ", "-", ".", "+", "\u00A0", "%20", "%2D"];

    private readonly string _text;

    public SoughtSecret(string text)
    {
        IsNumber = LooksLikeNumber(text);
        _text = IsNumber ? text.Replace(" ", "").Replace("-", "") : text;
    }

    public int Length => _text.Length;

    /// <summary>True for a number of a card or of a bank.</summary>
    public bool IsNumber { get; }

    /// <summary>False where a quick look suffices to say that it does not stand in the text.</summary>
    public bool MayStandIn(string text) =>
        (IsNumber ? text.IndexOf(_text[0]) >= 0 && text.IndexOf(_text[_text.Length - 1]) >= 0 : text.IndexOf(_text, StringComparison.Ordinal) >= 0)
        || text.IndexOfAny(OtherSpellings) >= 0;

    /// <summary>Where the secret ends that begins at the given place; -1 where none does.</summary>
    public int EndIn(string text, int begin)
    {
        var at = begin;
        for (var next = 0; next < _text.Length;)
        {
            if (IsNumber && next > 0)
                at += SeparatorAt(text, at);
            var length = char.IsSurrogatePair(_text, next) ? 2 : 1;
            var end = Spelling.EndIn(text, at, _text, next, length);
            if (end < 0)
                return -1;
            at = end;
            next += length;
        }
        return _text.Length >= ShortestAnywhere || !Touches(text, begin - 1) && !Touches(text, at) ? at : -1;
    }

    private static bool LooksLikeNumber(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character) && character is not (' ' or '-'))
                return false;
            digits += character is >= '0' and <= '9' ? 1 : 0;
        }
        return digits >= DigitsOfNumber;
    }

    private static int SeparatorAt(string text, int at)
    {
        foreach (var separator in Separators)
            if (string.Compare(text, at, separator, 0, separator.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return separator.Length;
        return 0;
    }

    private static bool Touches(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
