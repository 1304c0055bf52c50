using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Makes any object of a schema as JSON; the same seed makes the same one.</summary>
internal sealed class ArbitraryJson(int seed)
{
    private const int Deepest = 3;
    private static readonly string[] Texts = ["quay", "Größe & Maß", "日本", "a\"b\\c\n\t", "~", " ", "x", "<tag>", "1.50", "\u2028", "😀"];
    private readonly Random _dice = new(seed);

    public Random Dice => _dice;

    public JObject Of(AriaSchema schema, double share = 0.5, int depth = 0)
    {
        var json = new JObject();
        foreach (var member in schema.Members)
            if (_dice.NextDouble() < share && Value(member, share, depth) is { } value)
                json[member.Name] = value;
        return json;
    }

    private JToken? Value(AriaMember member, double share, int depth) => member.Kind switch
    {
        AriaMemberKind.Long => Whole(),
        AriaMemberKind.Decimal => Amount(),
        AriaMemberKind.Text => Texts[_dice.Next(Texts.Length)],
        AriaMemberKind.Date => new AriaDate(1990, 1, 1).AddDays(_dice.Next(20000)).ToString(),
        AriaMemberKind.Flag => _dice.Next(2) == 0 ? "true" : "false",
        AriaMemberKind.Secret => "secret" + _dice.Next(),
        AriaMemberKind.LongList => List(() => new JObject(new JProperty(member.Key!, Whole()))),
        AriaMemberKind.DecimalList => List(() => new JObject(new JProperty(member.Key!, Amount()))),
        AriaMemberKind.TextList => List(() => new JObject(new JProperty(member.Key!, Texts[_dice.Next(Texts.Length)]))),
        _ => depth < Deepest ? List(() => Of(member.Rows!.NewRow().Schema, share / 2, depth + 1)) : null,
    };

    private JArray? List(Func<JToken> item)
    {
        var items = Enumerable.Range(0, _dice.Next(3)).Select(_ => item()).ToList();
        return items.Count == 0 ? null : new JArray(items.Cast<object>().ToArray());
    }

    private long Whole() => _dice.Next(4) switch
    {
        0 => _dice.Next(-5, 5),
        1 => long.MaxValue - _dice.Next(9),
        _ => _dice.Next(),
    };

    private decimal Amount() => new(_dice.Next(), _dice.Next(3) == 0 ? _dice.Next() : 0, 0, _dice.Next(2) == 0, (byte)_dice.Next(7));

    /// <summary>Every plain value that says something, as text without trailing zeros.</summary>
    public static IEnumerable<string> Leaves(JToken root) =>
        (root is JContainer container ? container.DescendantsAndSelf() : [root]).OfType<JValue>()
            .Where(value => value.Type != JTokenType.Null)
            .Select(Text)
            .Where(text => text.Length > 0);

    private static string Text(JValue value) => value.Value switch
    {
        bool flag => flag ? "true" : "false",
        decimal number => (number / 1.000000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(System.Globalization.CultureInfo.InvariantCulture) is var text && decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (number / 1.000000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : text.Trim(),
    };
}
