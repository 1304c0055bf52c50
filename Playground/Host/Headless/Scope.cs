using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrmAriaConnector.Playground.Headless;

/// <summary>
/// What a story knows: the last result and the values it kept. A text may hold ${path}; a path goes by member names,
/// [0] from the front, [-1] from the back, [member=value] to the first that has it, ['a.name'] by a
/// name with dots, length for a count,
/// and |0.00 behind it to write a number in that format.
/// </summary>
internal sealed partial class Scope
{
    private readonly JsonObject _values = [];

    public void Set(string name, JsonNode? value) => _values[name] = value?.DeepClone();

    /// <summary>A text with its places filled; one that is a single place stays the value it stands for.</summary>
    public JsonNode? Value(string text) => Placeholder().Match(text) is { Success: true, Groups: [_, var path, { Success: false }] } match && match.Length == text.Length
        ? Find(path.Value)?.DeepClone()
        : JsonValue.Create(Text(text));

    public string Text(string text) => Placeholder().Replace(text, match => Plain(Find(match.Groups[1].Value), match.Groups[2].Value));

    /// <summary>A copy of the JSON with the places in its texts filled.</summary>
    public JsonNode? Filled(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(pair => KeyValuePair.Create(pair.Key, Filled(pair.Value)))),
        JsonArray list => new JsonArray(list.Select(Filled).ToArray()),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Value(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    public JsonNode? Find(string path) => Find(_values, path);

    public static JsonNode? Find(JsonNode? from, string path)
    {
        var at = from;
        foreach (Match part in Part().Matches(path))
        {
            at = part.Value switch
            {
                "length" when at is JsonArray list => JsonValue.Create(list.Count),
                ['[', '\'', .., '\'', ']'] quoted => Member(at, quoted[2..^2]),
                ['[', .., ']'] index when at is JsonArray list => Item(list, index[1..^1]),
                var name => Member(at, name),
            };
        }
        return at;
    }

    /// <summary>A value as text: a number in the format, or without the zeros behind its last digit; a missing value as a dash.</summary>
    public static string Plain(JsonNode? value, string? format = null) => value switch
    {
        null => "–",
        _ when !string.IsNullOrEmpty(format) && Number(value) is { } amount => amount.ToString(format, CultureInfo.InvariantCulture),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        JsonValue scalar when Number(scalar) is { } number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };

    /// <summary>Whether two values are the same; numbers are numbers however they are written, also as text.</summary>
    public static bool AreSame(JsonNode? one, JsonNode? other) => Number(one) is { } left && Number(other) is { } right
        ? left == right
        : string.Equals(Plain(one), Plain(other), StringComparison.Ordinal);

    private static JsonNode? Member(JsonNode? at, string name) => at is JsonObject json && json.TryGetPropertyValue(name, out var member) ? member : null;

    private static JsonNode? Item(JsonArray list, string index)
    {
        if (index.Split('=', 2) is [var member, var value])
            return list.FirstOrDefault(item => item is JsonObject json && Plain(json[member]) == value);
        var number = int.Parse(index, CultureInfo.InvariantCulture);
        var place = number < 0 ? list.Count + number : number;
        return place >= 0 && place < list.Count ? list[place] : null;
    }

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(node.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    [GeneratedRegex(@"\$\{([^}|]+)(?:\|([^}]+))?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[[^\]]*\]|[^.\[\]]+")]
    private static partial Regex Part();
}
