using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Writes the members exactly as the contract has them: nothing that is null or empty, no credential unless it goes to Aria.</summary>
internal sealed class AriaWriter
{
    private const string CorrelationQualifier = "correlation_id";
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "rest_call", "output_format", "client_no", "auth_key" };

    private readonly JsonWriter _json;
    private readonly AriaClientOptions? _caller;
    private readonly Stack<HashSet<string>?> _names = new();
    private readonly List<AriaSecret> _revealed = [];

    private AriaWriter(JsonWriter json, AriaClientOptions? caller)
    {
        _json = json;
        _caller = caller;
    }

    /// <summary>True for what the client itself puts around a request's members.</summary>
    public static bool IsEnvelope(string name) => Reserved.Contains(name);

    /// <summary>The body of a call, credentials included.</summary>
    public static string WriteCall(AriaRequest request, AriaClientOptions caller) => WriteCall(request, caller, out _);

    /// <summary>The body of a call, credentials included, and the secrets that stand in it.</summary>
    public static string WriteCall(AriaRequest request, AriaClientOptions caller, out IReadOnlyList<AriaSecret> secrets) => Write(request, caller, out secrets);

    /// <summary>The members for a log, a record, a test.</summary>
    public static string WriteWithoutSecrets(AriaObject value) => Write(value, null, out _);

    private static string Write(AriaObject value, AriaClientOptions? caller, out IReadOnlyList<AriaSecret> secrets)
    {
        var text = new StringBuilder(512);
        using (var json = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture)))
        {
            var writer = new AriaWriter(json, caller);
            value.WriteTo(writer);
            secrets = writer._revealed;
        }
        return text.ToString();
    }

    public void StartObject(bool trackNames)
    {
        _json.WriteStartObject();
        _names.Push(trackNames ? new HashSet<string>(StringComparer.Ordinal) : null);
    }

    public void EndObject()
    {
        _names.Pop();
        _json.WriteEndObject();
    }

    public void Envelope(AriaRequest request)
    {
        Text("rest_call", request.Operation);
        if (_caller is null)
            return;
        Text("output_format", "json");
        Long("client_no", _caller.ClientNo);
        Secret("auth_key", _caller.AuthKey);
    }

    public void Long(string name, long? value)
    {
        if (value is not { } number)
            return;
        Name(name);
        _json.WriteValue(number);
    }

    public void Decimal(string name, decimal? value)
    {
        if (value is not { } number)
            return;
        Name(name);
        _json.WriteValue(number);
    }

    public void Text(string name, string? value)
    {
        if (value is null)
            return;
        Name(name);
        _json.WriteValue(value);
    }

    public void Date(string name, AriaDate? value) => Text(name, value?.ToString());

    public void Flag(string name, bool? value) => Text(name, value is { } flag ? flag ? "true" : "false" : null);

    public void Secret(string name, AriaSecret? value)
    {
        if (value is not null && _caller is not null)
            _revealed.Add(value);
        Text(name, _caller is null ? value?.ToString() : value?.Reveal());
    }

    public void Rows<T>(string name, List<T> rows) where T : AriaRow
    {
        if (rows.Count == 0)
            return;
        Name(name);
        _json.WriteStartArray();
        foreach (var row in rows)
            row.WriteTo(this);
        _json.WriteEndArray();
    }

    public void Texts(string name, string key, List<string> values) => Scalars(name, values, text => Text(key, text));

    public void Longs(string name, string key, List<long> values) => Scalars(name, values, number => Long(key, number));

    public void Decimals(string name, string key, List<decimal> values) => Scalars(name, values, number => Decimal(key, number));

    /// <summary>The request's own value, or the caller's where it has none.</summary>
    public void AltCallerId(string name, string? value) => Text(name, value ?? _caller?.AltCallerId);

    /// <inheritdoc cref="AltCallerId" />
    public void ApplicationId(string name, string? value) => Text(name, value ?? _caller?.ApplicationId);

    /// <summary>The request's qualifiers, and the caller's correlation id as one more.</summary>
    public void Qualifiers<T>(string name, List<T> rows, Func<string, string, T> create) where T : AriaRow =>
        Rows(name, _caller?.CorrelationId is { Length: > 0 } id ? [.. rows, create(CorrelationQualifier, id)] : rows);

    public void Unknown(string name, JToken value)
    {
        if (Reserved.Contains(name))
            throw new InvalidOperationException($"'{name}' is set by the client from its options and cannot be given as an unknown member.");
        if (_names.Peek() is { } written && !written.Add(name))
            return;
        _json.WritePropertyName(name);
        value.WriteTo(_json);
    }

    private void Scalars<T>(string name, List<T> values, Action<T> write)
    {
        if (values.Count == 0)
            return;
        Name(name);
        _json.WriteStartArray();
        foreach (var value in values)
        {
            StartObject(trackNames: false);
            write(value);
            EndObject();
        }
        _json.WriteEndArray();
    }

    private void Name(string name)
    {
        _names.Peek()?.Add(name);
        _json.WritePropertyName(name);
    }
}
