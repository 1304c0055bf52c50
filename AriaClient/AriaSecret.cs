using System;
using System.Diagnostics;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>
/// A value that may travel to Aria and nowhere else: an authorization key, a password, a card number.
/// Printed, formatted, inspected or serialised it is ***; only the request body carries the value.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(AriaSecretConverter))]
public sealed class AriaSecret
{
    internal const string Mask = "***";
    private readonly string _value;

    /// <summary>Wraps a secret value.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public AriaSecret(string value) =>
        _value = string.IsNullOrEmpty(value) ? throw new ArgumentException("A secret must not be empty.", nameof(value)) : value;

    internal string Reveal() => _value;

    /// <summary>Takes the secret out of a text somebody else wrote, in case it was repeated there.</summary>
    internal string? Scrub(string? text) => text?.Replace(_value, Mask);

    /// <summary>Always ***.</summary>
    public override string ToString() => Mask;
}

internal sealed class AriaSecretConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(AriaSecret);

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new JsonSerializationException("A secret is not read from JSON; create it with new AriaSecret(value).");

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(AriaSecret.Mask);
}
