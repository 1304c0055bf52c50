using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>The fields of a request, or of one row in it, after their types were checked. Null and empty text count as absent.</summary>
internal sealed class AriaRow
{
    private readonly JsonObject fields;

    public AriaRow(JsonObject fields)
    {
        this.fields = fields;
    }

    public bool Has(string name) => Text(name) != null;

    public string? Text(string name)
    {
        var value = fields[name];
        if (value is not JsonValue)
            return value == null ? null : value.ToJsonString();

        var text = value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "",
            _ => value.ToJsonString(),
        };
        return text.Length == 0 ? null : text;
    }

    public long? Long(string name) =>
        Text(name) is { } text ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    public decimal? Real(string name) =>
        Text(name) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>A calendar day, yyyy-mm-dd; anything else is refused with 1024.</summary>
    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw AriaFailure.BadDate(name, $"must be yyyy-mm-dd, not '{text}'");
    }

    /// <summary>A text flag; anything that is neither true nor false is refused with 1033.</summary>
    public bool Flag(string name, bool absent) => Text(name)?.ToUpperInvariant() switch
    {
        null => absent,
        "TRUE" or "T" or "YES" or "Y" or "1" => true,
        "FALSE" or "F" or "NO" or "N" or "0" => false,
        _ => throw new AriaFailure(ErrorCode.InvalidFlag, $"{name} must be true or false"),
    };

    public IReadOnlyList<AriaRow> Rows(string name) =>
        fields[name] is JsonArray array ? [.. array.OfType<JsonObject>().Select(row => new AriaRow(row))] : [];

    public IEnumerable<string> Given() => fields.Select(field => field.Key).Where(GivenValue);

    private bool GivenValue(string name) => fields[name] switch
    {
        JsonArray array => array.Count > 0,
        JsonObject => true,
        _ => Has(name),
    };
}
