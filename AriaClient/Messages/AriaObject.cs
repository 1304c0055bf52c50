using System;
using System.Collections.Generic;
using System.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Anything that travels to or from Aria: a request, a response, or a row of one.</summary>
[JsonConverter(typeof(AriaObjectConverter))]
[DebuggerDisplay("{ToJson(),nq}")]
public abstract class AriaObject
{
    private Dictionary<string, JToken>? _unknownMembers;

    private protected AriaObject() { }

    /// <summary>
    /// Members this version does not know, and values that did not have the expected type, by their name on the wire.
    /// What is put here on a request is sent. Nothing Aria answers is lost.
    /// </summary>
    public IDictionary<string, JToken> UnknownMembers => _unknownMembers ??= new Dictionary<string, JToken>(StringComparer.Ordinal);

    /// <summary>The members as they are on the wire, without credentials; secrets show as ***.</summary>
    public string ToJson() => AriaWriter.WriteWithoutSecrets(this);

    internal abstract bool ReadMember(string name, AriaReader reader);

    internal abstract void WriteMembers(AriaWriter writer);

    /// <summary>Adds what went wrong beside a successful operation: a collection, a statement, a third party.</summary>
    internal virtual void CollectWarnings(WarningCollector warnings) { }

    internal void ReadMembers(AriaReader reader)
    {
        while (reader.NextMember() is { } name)
        {
            if (this is AriaRequest && AriaWriter.IsEnvelope(name))
                reader.Raw();
            else if (!ReadMember(name, reader))
                UnknownMembers[name] = reader.Raw();
            else if (reader.TakeUnread() is { } unread)
                UnknownMembers[name] = unread;
        }
    }

    internal void WriteTo(AriaWriter writer)
    {
        var unknown = _unknownMembers is { Count: > 0 } ? _unknownMembers : null;
        writer.StartObject(trackNames: unknown is not null);
        if (this is AriaRequest request)
            writer.Envelope(request);
        WriteMembers(writer);
        if (unknown is not null)
            foreach (var member in unknown)
                writer.Unknown(member.Key, member.Value);
        writer.EndObject();
    }
}

internal sealed class AriaObjectConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => typeof(AriaObject).IsAssignableFrom(objectType);

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("Aria's answers are read by AriaJson.Read.");

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteRawValue(((AriaObject)value!).ToJson());
}
