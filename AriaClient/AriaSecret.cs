using System;
using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>
/// A value that may travel to Aria and nowhere else: an authorization key, a password, card and bank data.
/// Printed, formatted, inspected or serialised it is ***; only the request body carries the value.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(AriaSecretConverter))]
public sealed class AriaSecret
{
    internal const string Mask = "***";
    private readonly string _value;
    private SoughtSecret? _sought;

    /// <summary>Wraps a secret text.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public AriaSecret(string value) =>
        _value = string.IsNullOrEmpty(value) ? throw new ArgumentException("A secret must not be empty.", nameof(value)) : value;

    /// <summary>Wraps a secret that the contract has as a number, for instance the month in which a card expires.</summary>
    public AriaSecret(long number) : this(number.ToString(CultureInfo.InvariantCulture)) => IsNumber = true;

    /// <summary>True where the value travels as a number.</summary>
    internal bool IsNumber { get; }

    internal string Reveal() => _value;

    /// <summary>As it is looked for in what comes back; null for one that is blank. Kept, because the key goes with every call.</summary>
    internal SoughtSecret? Sought => string.IsNullOrWhiteSpace(_value) ? null : _sought ??= new SoughtSecret(_value);

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
