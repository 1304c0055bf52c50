using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>How values stand in answers.</summary>
internal static class Json
{
    public static JsonNode? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static JsonNode? Amount(decimal? value) => value is { } given ? AnswerWriter.Plain(given) : null;

    public static JsonNode? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static JsonNode Flag(bool value) => value ? 1 : 0;

    public static JsonArray Rows(IEnumerable<JsonObject> rows) => new([.. rows.Select(row => (JsonNode)row)]);
}
