using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>
/// Reads Aria's JSON straight into the types, forgiving what is known to vary: null for an array, text for a number,
/// one object for an array of one. A value that cannot be understood is handed over as it is, never dropped; of a secret one the mask is,
/// and a number that does not fit in a decimal as text.
/// </summary>
internal sealed class AriaReader : IDisposable
{
    private const int MaxDepth = 64;

    /// <summary>So many names, values and brackets: *assumed* to be more than any answer has, which takes some 8 MB for them. A hundred bytes of memory each, where none has a type.</summary>
    private const int MaxTokens = 500_000;
    private const int IsoDayLength = 10;
    private readonly AnswerText _text;
    private readonly JsonTextReader _json;
    private readonly Scrubber _scrubber;
    private bool _hidesSecrets;
    private bool _hasCutNumbers;
    private int _tokens;
    private JToken? _unread;

    private AriaReader(AnswerText text, Scrubber scrubber)
    {
        _text = text;
        _scrubber = scrubber;
        _json = Open(text);
    }

    /// <summary>Any JSON as it is: numbers keep their digits, and a text that looks like a time stays a text.</summary>
    public static JToken Parse(string json)
    {
        using var reader = Open(new StringReader(json));
        return JToken.ReadFrom(reader);
    }

    private static JsonTextReader Open(TextReader text) => new(text)
    {
        FloatParseHandling = FloatParseHandling.Decimal,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        CloseInput = false,
        PropertyNameTable = AriaSchema.Names,
        ArrayPool = CharPool.Shared,
    };

    /// <summary>
    /// Fills an empty object with what the text says, from which the scrubber takes the secrets of the call. A text with numbers that do not
    /// fit is read once more, with those as texts.
    /// </summary>
    /// <exception cref="JsonException">The text is not one JSON object.</exception>
    /// <exception cref="EndOfStreamException">The text ends in the middle of the object.</exception>
    public static void Read(AnswerText text, AriaObject target, Scrubber scrubber)
    {
        string? quoted;
        try
        {
            using var reader = new AriaReader(text, scrubber);
            reader.ReadRoot(target);
            quoted = reader._hasCutNumbers ? text.WithNumbersQuoted() : null;
        }
        catch (JsonReaderException)
        {
            quoted = text.WithNumbersQuoted();
            if (quoted is null)
                throw;
        }
        if (quoted is null)
            return;
        target.Clear();
        using var rest = new AnswerText(quoted);
        using var again = new AriaReader(rest, scrubber);
        again.ReadRoot(target);
    }

    private void ReadRoot(AriaObject target)
    {
        // What stands in a request is still to be sent.
        _hidesSecrets = target is not AriaRequest;
        if (!_json.Read())
            throw new EndOfStreamException("The answer is empty.");
        if (_json.TokenType != JsonToken.StartObject)
            throw new JsonReaderException("The answer is not a JSON object.");
        target.ReadMembers(this);
        try
        {
            while (_json.Read())
                if (_json.TokenType != JsonToken.Comment)
                    throw new JsonException("Something follows the answer's JSON object.");
        }
        catch (JsonReaderException beyond)
        {
            throw new JsonException("Something follows the answer's JSON object.", beyond);
        }
    }

    /// <summary>Moves to the value of the next member and returns its name; null at the object's end.</summary>
    public string? NextMember()
    {
        Advance();
        if (_json.TokenType == JsonToken.EndObject)
            return null;
        if (_json.TokenType != JsonToken.PropertyName)
            throw new JsonReaderException($"A member name was expected at {_json.Path}.");
        var name = (string)_json.Value!;
        Advance();
        return name;
    }

    public JToken? TakeUnread()
    {
        var unread = _unread;
        _unread = null;
        return unread;
    }

    /// <summary>Keeps the value of a member without a type.</summary>
    public void KeepUnknown(AriaObject target, string name) => target.UnknownMembers[_scrubber.Clean(name)!] = Unknown(name);

    /// <summary>The value as it is, but for secrets.</summary>
    public JToken Raw()
    {
        if (_json.TokenType is not (JsonToken.StartObject or JsonToken.StartArray))
            return new JValue(PlainValue());
        using var copy = new JTokenWriter();
        var depth = 0;
        while (true)
        {
            switch (_json.TokenType)
            {
                case JsonToken.StartObject:
                case JsonToken.StartArray:
                    depth++;
                    break;
                case JsonToken.EndObject:
                case JsonToken.EndArray:
                    depth--;
                    break;
            }
            switch (_json.TokenType)
            {
                case JsonToken.PropertyName:
                    var name = (string)_json.Value!;
                    copy.WritePropertyName(_scrubber.Clean(name)!);
                    if (IsHidden(name))
                    {
                        Advance();
                        Hidden().WriteTo(copy);
                    }
                    break;
                case JsonToken.String or JsonToken.Integer:
                    copy.WriteValue(PlainValue());
                    break;
                default:
                    copy.WriteToken(_json, writeChildren: false);
                    break;
            }
            if (depth == 0)
                return copy.Token!;
            Advance();
        }
    }

    /// <summary>The value as the member's kind has it; null where there is none, or none that is understood.</summary>
    public object? Value(AriaMember member)
    {
        switch (member.Kind)
        {
            // What the JSON reader has put into an object already is not put into another.
            case AriaMemberKind.Long:
                return _json.Value is long ? _json.Value : Long() is { } number ? Boxes.Of(number) : null;
            case AriaMemberKind.Decimal:
                return _json.Value is decimal ? _json.Value : Decimal();
            case AriaMemberKind.Text:
                return Text();
            case AriaMemberKind.Date:
                return Date();
            case AriaMemberKind.Flag:
                return Flag() is { } flag ? Boxes.Of(flag) : null;
            case AriaMemberKind.Secret:
                return Secret();
            case AriaMemberKind.Rows:
                return Rows(member.Rows!);
            case AriaMemberKind.LongList:
                return Scalars(member.Key!, static reader => reader.Long(), static value => value.HasValue, static value => value!.Value);
            case AriaMemberKind.DecimalList:
                return Scalars(member.Key!, static reader => reader.Decimal(), static value => value.HasValue, static value => value!.Value);
            default:
                return Scalars(member.Key!, static reader => reader.Text(), static text => text is not null, static text => text!);
        }
    }

    public long? Long()
    {
        switch (_json.TokenType)
        {
            case JsonToken.Null:
                return null;
            case JsonToken.Integer when _json.Value is long whole:
                return whole;
            case JsonToken.Float when _json.Value is decimal number && number == decimal.Truncate(number) && number >= long.MinValue && number <= long.MaxValue:
                return (long)number;
            case JsonToken.String when IsBlank():
                return null;
            case JsonToken.String when long.TryParse((string)_json.Value!, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var parsed):
                return parsed;
            default:
                return Unread<long>();
        }
    }

    private decimal? Decimal()
    {
        switch (_json.TokenType)
        {
            case JsonToken.Null:
                return null;
            case JsonToken.Integer when _json.Value is long whole:
                return whole;
            case JsonToken.Float when _json.Value is decimal number:
                return number;
            case JsonToken.String when IsBlank():
                return null;
            case JsonToken.String when decimal.TryParse((string)_json.Value!, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed):
                // A few digits are lost in it; the whole is kept beside.
                if (!NumberText.Fits((string)_json.Value!))
                    _unread = Raw();
                return parsed;
            default:
                return Unread<decimal>();
        }
    }

    public string? Text()
    {
        switch (_json.TokenType)
        {
            case JsonToken.Null:
                return null;
            case JsonToken.String:
                return _scrubber.Clean((string)_json.Value!);
            case JsonToken.Boolean:
                return (bool)_json.Value! ? "true" : "false";
            case JsonToken.Integer or JsonToken.Float:
                return Convert.ToString(PlainValue(), CultureInfo.InvariantCulture);
            default:
                _unread = Raw();
                return null;
        }
    }

    private AriaDate? Date()
    {
        if (_json.TokenType == JsonToken.Null || IsBlank())
            return null;
        if (_json.TokenType != JsonToken.String)
            return Unread<AriaDate>();
        var text = ((string)_json.Value!).Trim();
        if (AriaDate.TryParse(text, out var date))
            return date;
        // A day with a time: the day is understood, the whole is kept beside it.
        _unread = Raw();
        return text.Length > IsoDayLength && (text[IsoDayLength] is ' ' or 'T') && AriaDate.TryParse(text.Substring(0, IsoDayLength), out date) ? date : null;
    }

    private bool? Flag()
    {
        switch (_json.TokenType)
        {
            case JsonToken.Null:
                return null;
            case JsonToken.Boolean:
                return (bool)_json.Value!;
            case JsonToken.Integer when _json.Value is 0L or 1L:
                return (long)_json.Value == 1;
            case JsonToken.String when IsBlank():
                return null;
            case JsonToken.String when ReadFlag((string)_json.Value!) is { } flag:
                return flag;
            default:
                return Unread<bool>();
        }
    }

    private AriaSecret? Secret()
    {
        switch (_json.TokenType)
        {
            case JsonToken.StartObject or JsonToken.StartArray:
                _unread = _hidesSecrets ? Hidden() : Raw();
                return null;
            case JsonToken.Integer when _json.Value is long number:
                return new AriaSecret(number);
            default:
                return Convert.ToString(_json.Value, CultureInfo.InvariantCulture) is { Length: > 0 } value && value != AriaSecret.Mask ? new AriaSecret(value) : null;
        }
    }

    private List<AriaRow>? Rows(AriaRows kind)
    {
        List<AriaRow>? rows = null;
        switch (_json.TokenType)
        {
            case JsonToken.Null:
                break;
            case JsonToken.StartObject:
                Add();
                break;
            case JsonToken.StartArray:
                JArray? others = null;
                while (Advance() != JsonToken.EndArray)
                {
                    if (_json.TokenType == JsonToken.StartObject)
                        Add();
                    else if (_json.TokenType != JsonToken.Null)
                        (others ??= []).Add(Raw());
                }
                _unread = others;
                break;
            default:
                _unread = IsBlank() ? null : Raw();
                break;
        }
        return rows;

        void Add()
        {
            var row = kind.NewRow();
            row.ReadMembers(this);
            (rows ??= []).Add(row);
        }
    }

    /// <summary>Keeps the value of an older name beside that of its successor; true when it is a plain value and may be read as well.</summary>
    public bool KeepOlder(AriaObject target, string name)
    {
        var isPlain = _json.TokenType is not (JsonToken.StartObject or JsonToken.StartArray);
        if (_json.TokenType == JsonToken.Null)
            return isPlain;
        // A plain value is read once more by the caller.
        target.UnknownMembers[name] = isPlain && IsHidden(name) ? new JValue(AriaSecret.Mask) : Unknown(name);
        return isPlain;
    }

    public void Dispose() => ((IDisposable)_json).Dispose();

    /// <summary>A list of plain values, on the wire an array of objects with one key.</summary>
    private List<T> Scalars<TRead, T>(string key, Func<AriaReader, TRead> read, Func<TRead, bool> isThere, Func<TRead, T> convert)
    {
        var values = new List<T>();
        JArray? others = null;
        if (_json.TokenType == JsonToken.StartArray)
            while (Advance() != JsonToken.EndArray)
                TakeItem();
        else if (!IsBlank())
            TakeItem();
        _unread = others;
        return values;

        void TakeItem()
        {
            if (_json.TokenType != JsonToken.StartObject)
            {
                TakeValue();
                return;
            }
            while (NextMember() is { } name)
            {
                if (name == key)
                    TakeValue();
                else
                    (others ??= []).Add(new JObject(new JProperty(_scrubber.Clean(name)!, Unknown(name))));
            }
        }

        void TakeValue()
        {
            var value = read(this);
            if (isThere(value))
                values.Add(convert(value));
            if (TakeUnread() is { } unread)
                (others ??= []).Add(unread);
        }
    }

    private JsonToken Advance()
    {
        do
        {
            if (!_json.Read())
                throw new EndOfStreamException("The answer ends in the middle.");
            if (++_tokens > MaxTokens)
                throw new TooManyValuesException(MaxTokens);
        }
        while (_json.TokenType == JsonToken.Comment);
        if (_json.TokenType == JsonToken.Float && !_text.NumberFits(_json.LineNumber, _json.LinePosition))
            _hasCutNumbers = true;
        return _json.TokenType;
    }

    private JToken Unknown(string name) => IsHidden(name) ? Hidden() : Raw();

    /// <summary>The mask for the value, whatever it consists of.</summary>
    private JValue Hidden()
    {
        if (_json.TokenType == JsonToken.Null)
            return JValue.CreateNull();
        _json.Skip();
        return new JValue(AriaSecret.Mask);
    }

    private bool IsHidden(string name) => _hidesSecrets && KnownOperations.IsSecret(name);

    private object? PlainValue()
    {
        if (_json.TokenType == JsonToken.Integer && _scrubber.SeeksNumbers && _scrubber.Clean(Convert.ToString(_json.Value, CultureInfo.InvariantCulture)) == AriaSecret.Mask)
            return AriaSecret.Mask;
        return _json.Value is string text ? _scrubber.Clean(text) : _json.Value;
    }

    private bool IsBlank() => _json.TokenType == JsonToken.String && string.IsNullOrWhiteSpace((string)_json.Value!);

    private T? Unread<T>() where T : struct
    {
        _unread = Raw();
        return null;
    }

    private static bool? ReadFlag(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "T" or "YES" or "Y" or "1" => true,
        "FALSE" or "F" or "NO" or "N" or "0" => false,
        _ => null,
    };
}
