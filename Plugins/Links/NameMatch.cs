using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CrmAriaConnector.Plugins.Links;

/// <summary>Whether two names may be those of one customer. It serves a warning and decides nothing.</summary>
internal static class NameMatch
{
    /// <summary>Words that say what a company is, not which one.</summary>
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "the", "and", "inc", "incorporated", "corp", "corporation", "co", "company", "llc", "llp", "lp", "ltd", "limited", "plc", "pty",
        "gmbh", "ag", "kg", "ug", "ev", "bv", "nv", "sa", "sas", "sarl", "srl", "spa", "ab", "as", "oy", "aps", "kk",
    };

    /// <summary>True where all words of one name stand in the other, whatever their order, case, accents, signs and legal form.</summary>
    public static bool MayBeOne(string one, string other)
    {
        var (words, otherWords) = (Words(one), Words(other));
        return words.IsSubsetOf(otherWords) || otherWords.IsSubsetOf(words);
    }

    private static HashSet<string> Words(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var sign in name.Normalize(NormalizationForm.FormD))
        {
            // Dots and apostrophes stand within a word: S.A., O'Neill.
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && sign is not '.' and not '\'' and not '’')
                plain.Append(char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ');
        }
        var words = new HashSet<string>(plain.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        return words.All(LegalForms.Contains) ? words : [.. words.Where(word => !LegalForms.Contains(word))];
    }
}
