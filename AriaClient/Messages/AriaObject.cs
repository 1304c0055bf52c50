using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Anything that travels to or from Aria: a request, a response, or a row of one.</summary>
[JsonConverter(typeof(AriaObjectConverter))]
[DebuggerDisplay("{ToJson(),nq}")]
public abstract class AriaObject
{
    private AriaSchema? _schema;
    private object?[]? _values;
    private Dictionary<string, JToken>? _unknownMembers;

    private protected AriaObject() { }

    /// <summary>
    /// Members this version does not know, and values that did not have the expected type, by their name on the wire.
    /// What is put here on a request is sent. Nothing Aria answers is lost, but secrets are *** here as everywhere. A number that does
    /// not fit in a decimal stands here as text.
    /// </summary>
    public IDictionary<string, JToken> UnknownMembers => _unknownMembers ??= new Dictionary<string, JToken>(StringComparer.Ordinal);

    /// <summary>That of the class, unless the object brings its own.</summary>
    internal AriaSchema Schema
    {
        get => _schema ??= AriaSchema.Of(GetType());
        private protected set => _schema = value;
    }

    /// <summary>The members as they are on the wire, without credentials; secrets show as ***.</summary>
    public string ToJson() => AriaWriter.WriteWithoutSecrets(this);

    /// <summary>Reads a member every object of this kind has beside those of its schema.</summary>
    internal virtual bool ReadEnvelope(string name, AriaReader reader) => false;

    /// <summary>Writes them.</summary>
    internal virtual void WriteEnvelope(AriaWriter writer) { }

    internal object? ValueOf(AriaMember member) => _values?[member.Slot];

    internal void SetValue(AriaMember member, object? value) => Values[member.Slot] = value;

    internal bool HasUnknownMembers => _unknownMembers is { Count: > 0 };

    /// <summary>Forgets what has been read.</summary>
    internal virtual void Clear()
    {
        _values = null;
        _unknownMembers = null;
    }

    internal void ReadMembers(AriaReader reader)
    {
        var schema = Schema;
        var hint = 0;
        while (reader.NextMember() is { } name)
        {
            if (schema.Find(name, ref hint) is { } member)
                ReadMember(member, name, reader);
            else if (!ReadEnvelope(name, reader))
                reader.KeepUnknown(this, name);
            else
                KeepUnread(name, reader);
        }
    }

    private void ReadMember(AriaMember member, string name, AriaReader reader)
    {
        if (ReferenceEquals(name, member.Name) || name == member.Name)
        {
            // A newer name that gives nothing leaves what the older one gave.
            if (reader.Value(member) is { } value)
            {
                if (member.OlderName is not null && ValueOf(member) is IList { Count: > 0 } older)
                    UnknownMembers[member.OlderName] = AriaReader.Parse(AriaWriter.WriteWithoutSecrets(older));
                Values[member.Slot] = value;
            }
        }
        else if (member.Rows is not null)
        {
            if (ValueOf(member) is IList { Count: > 0 })
            {
                reader.KeepUnknown(this, name);
                return;
            }
            Values[member.Slot] = reader.Value(member);
        }
        else if (reader.KeepOlder(this, name))
        {
            var value = reader.Value(member);
            Values[member.Slot] ??= value;
        }
        KeepUnread(name, reader);
    }

    private void KeepUnread(string name, AriaReader reader)
    {
        if (reader.TakeUnread() is { } unread)
            UnknownMembers[name] = unread;
    }

    private object?[] Values => _values ??= new object?[Schema.Count];

    private protected long? GetLong(int slot) => (long?)_values?[slot];

    private protected decimal? GetDecimal(int slot) => (decimal?)_values?[slot];

    /// <summary>An amount the contract calls a text; null where it is none, which ToJson still shows.</summary>
    private protected decimal? GetDecimalOfText(int slot) =>
        decimal.TryParse(GetText(slot), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private protected string? GetText(int slot) => (string?)_values?[slot];

    private protected AriaDate? GetDate(int slot) => (AriaDate?)_values?[slot];

    private protected bool? GetFlag(int slot) => (bool?)_values?[slot];

    private protected AriaSecret? GetSecret(int slot) => (AriaSecret?)_values?[slot];

    /// <summary>The list at the slot, made when it is first asked for, so that nothing is made for the many that stay empty.</summary>
    private protected List<T> GetList<T>(int slot) => (List<T>)(Values[slot] ??= new List<T>());

    /// <summary>The rows at the slot. As they are read their class is not known, so that they get a list of their class here.</summary>
    private protected List<T> GetRows<T>(int slot) where T : AriaRow
    {
        if (_values?[slot] is not List<AriaRow> read)
            return GetList<T>(slot);
        var rows = new List<T>(read.Count);
        foreach (var row in read)
            rows.Add((T)row);
        _values[slot] = rows;
        return rows;
    }

    private protected void Put(int slot, long? value) => Values[slot] = value is { } number ? Boxes.Of(number) : null;

    private protected void Put(int slot, decimal? value) => Values[slot] = value;

    private protected void Put(int slot, string? value) => Values[slot] = value;

    private protected void Put(int slot, AriaDate? value) => Values[slot] = value;

    private protected void Put(int slot, bool? value) => Values[slot] = value is { } flag ? Boxes.Of(flag) : null;

    private protected void Put(int slot, AriaSecret? value) => Values[slot] = value;

    private protected void Put<T>(int slot, List<T> value) => Values[slot] = value;
}

internal sealed class AriaObjectConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => typeof(AriaObject).IsAssignableFrom(objectType);

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("Aria's answers are read by AriaJson.Read.");

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteRawValue(((AriaObject)value!).ToJson());
}
