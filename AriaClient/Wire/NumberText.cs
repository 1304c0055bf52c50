using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmAriaConnector.Aria;

/// <summary>Numbers as they are written, where a decimal cannot hold them exactly: 1e30, 1e-40, thirty-five digits, NaN.</summary>
internal static class NumberText
{
    /// <summary>So many digits, and so many places behind the point, fit in any decimal.</summary>
    public const int SafeDigits = 28;

    private const int FarExponent = 100_000;
    private const string Number = @"\A-?(?:[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|Infinity)\z|\ANaN\z";

    /// <summary>The same JSON with quotation marks around the numbers a decimal cannot hold; null where it has none of them.</summary>
    public static string? Quoted(char[] json, int start, int end)
    {
        StringBuilder? quoted = null;
        var copied = start;
        for (var i = start; i < end;)
        {
            var word = i;
            if (json[i] == '"')
                i = EndOfText(json, i, end);
            else if (!IsOfWord(json[i]))
                i++;
            else
            {
                while (i < end && IsOfWord(json[i]))
                    i++;
                if (!IsOddNumber(json, word, i))
                    continue;
                (quoted ??= new StringBuilder(end - start)).Append(json, copied, word - copied).Append('"').Append(json, word, i - word).Append('"');
                copied = i;
            }
        }
        return quoted?.Append(json, copied, end - copied).ToString();
    }

    /// <summary>True where a decimal holds every digit of the number.</summary>
    public static bool Fits(string number)
    {
        if (number.Length <= SafeDigits && number.IndexOf('e') < 0 && number.IndexOf('E') < 0)
            return true;
        var characters = number.Trim().ToCharArray();
        return Fits(characters, 0, characters.Length);
    }

    /// <summary>The same for a number that stands somewhere in a text.</summary>
    public static bool Fits(char[] text, int start, int end)
    {
        // The number is its digits, from the first to the last that is no zero, times ten to the power of scale and the zeros behind them.
        var digits = 0;
        var zerosSince = 0;
        var scale = 0;
        var isBehindPoint = false;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '-' or '+':
                    break;
                case '.':
                    isBehindPoint = true;
                    break;
                case 'e' or 'E':
                    return Fits(digits, scale + zerosSince + Exponent(text, i + 1, end));
                case '0':
                    zerosSince += digits > 0 ? 1 : 0;
                    scale -= isBehindPoint ? 1 : 0;
                    break;
                case >= '1' and <= '9':
                    digits += zerosSince + 1;
                    zerosSince = 0;
                    scale -= isBehindPoint ? 1 : 0;
                    break;
                default:
                    return false;
            }
        }
        return Fits(digits, scale + zerosSince);
    }

    private static bool Fits(int digits, int scale) => digits == 0 || digits <= SafeDigits && (scale < 0 ? -scale <= SafeDigits : digits + scale <= SafeDigits);

    private static int Exponent(char[] text, int start, int end) =>
        int.TryParse(new string(text, start, end - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? Math.Max(-FarExponent, Math.Min(exponent, FarExponent))
            : FarExponent;

    private static bool IsOddNumber(char[] json, int start, int end) =>
        json[start] is '-' or 'N' or 'I' or >= '0' and <= '9' && !Fits(json, start, end) && Regex.IsMatch(new string(json, start, end - start), Number, RegexOptions.CultureInvariant);

    private static bool IsOfWord(char character) => character is '-' or '+' or '.' or '_' || char.IsLetterOrDigit(character);

    /// <summary>The place behind the quotation mark that ends the text begun at a place.</summary>
    private static int EndOfText(char[] json, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (json[i] == '\\')
                i++;
            else if (json[i] == '"')
                return i + 1;
        }
        return end;
    }
}
