using System;
using System.Globalization;
using System.Text;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>The platform compares text without regard to case, accents and spaces at the end. Equal texts fold to the same string.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var trimmed = text.TrimEnd(' ');
        return Ascii.IsValid(trimmed) ? trimmed.ToUpperInvariant() : WithoutMarks(trimmed).ToUpperInvariant();
    }

    public static bool Same(string left, string right) => Compare(left, right) == 0;

    /// <summary>By the folded texts, ordinally: the order of indexes.</summary>
    public static int Compare(string left, string right)
    {
        // Plain text, which is nearly all, needs no copies: its folded order is the ordinal one without regard to case.
        return Ascii.IsValid(left) && Ascii.IsValid(right)
            ? left.AsSpan().TrimEnd(' ').CompareTo(right.AsSpan().TrimEnd(' '), StringComparison.OrdinalIgnoreCase)
            : string.CompareOrdinal(Fold(left), Fold(right));
    }

    private static string WithoutMarks(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                result.Append(character);
        }
        return result.ToString().Normalize(NormalizationForm.FormC);
    }
}
