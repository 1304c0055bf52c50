using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Writes the members exactly as the contract has them: nothing that is null or empty, no credential unless it goes to Aria.</summary>
internal sealed class AriaWriter
{
    private const string CorrelationQualifier = "correlation_id";
    private const string Qualifiers = "optional_transaction_qualifiers";
    private const string QualifierName = "qualifier_name";
    private const string QualifierValue = "qualifier_value";
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "rest_call", "output_format", "client_no", "auth_key" };

    private readonly JsonText _json = new();
    private readonly AriaClientOptions? _caller;
    private readonly Stack<HashSet<string>?> _names = new();
    private readonly List<AriaSecret> _revealed = [];

    private AriaWriter(AriaClientOptions? caller) => _caller = caller;

    /// <summary>True for what the client itself puts around a request's members.</summary>
    public static bool IsEnvelope(string name) => Reserved.Contains(name);

    /// <summary>The body of a call, credentials included.</summary>
    public static string WriteCall(AriaRequest request, AriaClientOptions caller) => WriteCall(request, caller, out _);

    /// <summary>The body of a call, credentials included, and the secrets that stand in it.</summary>
    public static string WriteCall(AriaRequest request, AriaClientOptions caller, out IReadOnlyList<AriaSecret> secrets) => Write(request, caller, out secrets);

    /// <summary>The members for a log, a record, a test.</summary>
    public static string WriteWithoutSecrets(AriaObject value) => Write(value, null, out _);

    /// <summary>The rows of a list.</summary>
    public static string WriteWithoutSecrets(IList rows) => "[" + string.Join(",", rows.Cast<AriaObject>().Select(WriteWithoutSecrets)) + "]";

    private static string Write(AriaObject value, AriaClientOptions? caller, out IReadOnlyList<AriaSecret> secrets)
    {
        var writer = new AriaWriter(caller);
        writer.Object(value);
        secrets = writer._revealed;
        return writer._json.ToString();
    }

    private void Object(AriaObject value)
    {
        _json.Begin('{');
        _names.Push(value.HasUnknownMembers ? new HashSet<string>(StringComparer.Ordinal) : null);
        value.WriteEnvelope(this);
        foreach (var member in value.Schema.Members)
            Member(member, value.ValueOf(member), value);
        if (value.HasUnknownMembers)
            foreach (var member in value.UnknownMembers)
                Unknown(member.Key, value is AriaRequest ? WithCaller(member.Key, member.Value) : member.Value, isRequest: value is AriaRequest);
        _names.Pop();
        _json.End('}');
    }

    private void Member(AriaMember member, object? value, AriaObject owner)
    {
        if (_caller is not null && owner is AriaRequest)
            value = WithCaller(member, value);
        switch (value)
        {
            case null or IList { Count: 0 }:
                break;
            case long number:
                Long(member.Name, number);
                break;
            case decimal number:
                Name(member.Name);
                _json.Value(number);
                break;
            case bool flag:
                Text(member.Name, flag ? "true" : "false");
                break;
            case AriaSecret secret:
                Secret(member.Name, secret);
                break;
            case AriaDate day:
                Text(member.Name, WithTime(day.ToString(), member, owner));
                break;
            case IList list:
                List(member, list, owner);
                break;
            default:
                Text(member.Name, value.ToString());
                break;
        }
    }

    private void List(AriaMember member, IList list, AriaObject owner)
    {
        Name(member.Name);
        _json.Begin('[');
        foreach (var item in list)
        {
            if (item is AriaObject row)
            {
                Object(row);
                continue;
            }
            _json.Begin('{');
            _json.Name(member.Key!);
            Plain(item);
            _json.End('}');
        }
        // Items that were no rows are kept apart; they go back to where they stood.
        if (owner.HasUnknownMembers && owner.UnknownMembers.TryGetValue(member.Name, out var loose) && loose is JArray others)
            foreach (var other in others)
                Token(other);
        _json.End(']');
    }

    /// <summary>The day with the time that stood behind it where it was read.</summary>
    private static string WithTime(string day, AriaMember member, AriaObject owner) =>
        owner.HasUnknownMembers && owner.UnknownMembers.TryGetValue(member.Name, out var whole) && whole is JValue { Value: string text } && text.TrimStart().StartsWith(day, StringComparison.Ordinal) ? text : day;

    /// <summary>The request's own value, or the caller's where it has none; the correlation id as one more qualifier.</summary>
    private object? WithCaller(AriaMember member, object? value)
    {
        switch (member.Name)
        {
            case "alt_caller_id":
                return value ?? _caller!.AltCallerId;
            case "application_id":
                return value ?? _caller!.ApplicationId;
            // The request's own qualifiers go first where an operation takes only so many.
            case Qualifiers when member.Rows is { } rows && _caller!.CorrelationId is { Length: > 0 } id && value is not IList { Count: >= OrderQualifiersAreFew.Most }:
                var qualifiers = new List<AriaRow>();
                if (value is IEnumerable<AriaRow> own)
                    qualifiers.AddRange(own);
                var qualifier = rows.NewRow();
                qualifier.SetValue(qualifier.Schema.Find(QualifierName)!, CorrelationQualifier);
                qualifier.SetValue(qualifier.Schema.Find(QualifierValue)!, id);
                qualifiers.Add(qualifier);
                return qualifiers;
            default:
                return value;
        }
    }

    /// <summary>The same for qualifiers that were given as JSON.</summary>
    private JToken WithCaller(string name, JToken value) =>
        name == Qualifiers && value is JArray own && _caller?.CorrelationId is { Length: > 0 } id
            ? new JArray(own) { new JObject { [QualifierName] = CorrelationQualifier, [QualifierValue] = id } }
            : value;

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
        _json.Value(number);
    }

    public void Text(string name, string? value)
    {
        if (value is null)
            return;
        Name(name);
        _json.Value(value);
    }

    private void Secret(string name, AriaSecret? value)
    {
        if (value is null)
            return;
        if (_caller is null)
        {
            Text(name, AriaSecret.Mask);
            return;
        }
        Reveal(name, value);
        Name(name);
        if (value.IsNumber)
            _json.Json(value.Reveal());
        else
            _json.Value(value.Reveal());
    }

    private void Unknown(string name, JToken value, bool isRequest)
    {
        if (isRequest && Reserved.Contains(name))
            throw new InvalidOperationException($"'{name}' is set by the client from its options and cannot be given as an unknown member.");
        if (_names.Peek() is { } written && !written.Add(name))
            return;
        Token(name, value);
    }

    /// <summary>A member without a type; where its name says that it is secret, the mask for all that stands in it, unless it goes to Aria.</summary>
    private void Token(string name, JToken value)
    {
        _json.Name(name);
        if (value.Type == JTokenType.Null || !KnownOperations.IsSecret(name))
            Token(value);
        else if (_caller is null)
            _json.Value(AriaSecret.Mask);
        else
        {
            foreach (var plain in value is JContainer container ? container.Descendants().OfType<JValue>() : [(JValue)value])
                if (plain.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text)
                    Reveal(name, new AriaSecret(text));
            Token(value);
        }
    }

    /// <summary>JSON as it is, but for members whose names say that they are secret.</summary>
    private void Token(JToken token)
    {
        switch (token)
        {
            case JObject row:
                _json.Begin('{');
                foreach (var member in row)
                    Token(member.Key, member.Value ?? JValue.CreateNull());
                _json.End('}');
                break;
            case JArray list:
                _json.Begin('[');
                foreach (var item in list)
                    Token(item);
                _json.End(']');
                break;
            default:
                _json.Json(token.ToString(Formatting.None));
                break;
        }
    }

    /// <summary>Notes what is looked for in the answer. A month, a year and a check digit are not: they stand in too many texts for another reason.</summary>
    private void Reveal(string name, AriaSecret value)
    {
        if (!name.StartsWith("cc_expire_", StringComparison.Ordinal) && name != "bank_check_digit")
            _revealed.Add(value);
    }

    private void Plain(object? value) => _json.Json(JsonConvert.ToString(value));

    private void Name(string name)
    {
        _names.Peek()?.Add(name);
        _json.Name(name);
    }
}
