using System.Globalization;
using System.Text;

namespace CrmAriaConnector.Aria;

/// <summary>
/// Builds JSON. A request is small and its structure is known, so that it needs nothing of what makes Newtonsoft's writer large:
/// some seventy methods more that a first call would have to compile.
/// </summary>
internal sealed class JsonText
{
    private const char FirstPrintable = ' ';
    private readonly StringBuilder _text = new(512);
    private bool _needsComma;

    public void Begin(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _needsComma = false;
    }

    public void End(char bracket)
    {
        _text.Append(bracket);
        _needsComma = true;
    }

    public void Name(string name)
    {
        Value(name);
        _text.Append(':');
        _needsComma = false;
    }

    public void Value(string text)
    {
        Separate();
        _text.Append('"');
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= FirstPrintable and not ('"' or '\\'))
                continue;
            _text.Append(text, plain, i - plain);
            Escape(text[i]);
            plain = i + 1;
        }
        _text.Append(text, plain, text.Length - plain).Append('"');
    }

    public void Value(long number) => Json(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>An amount always has a decimal point.</summary>
    public void Value(decimal number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        Json(digits.IndexOf('.') < 0 ? digits + ".0" : digits);
    }

    /// <summary>A value that is JSON already.</summary>
    public void Json(string json)
    {
        Separate();
        _text.Append(json);
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (_needsComma)
            _text.Append(',');
        _needsComma = true;
    }

    private void Escape(char character)
    {
        _text.Append('\\');
        if (character is '"' or '\\')
            _text.Append(character);
        else
            _text.Append('u').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
    }
}
