using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.EndToEnd.Support;

/// <summary>What a Custom API answered over the Web API, or the error the platform answered instead.</summary>
internal sealed record ApiAnswer(int Status, JsonObject Body)
{
    /// <summary>The connection broke before anything came back.</summary>
    public static ApiAnswer None { get; } = new(0, []);

    public bool IsAnswered => Status == 200;

    public bool Success => IsAnswered && (bool)Body["Success"]!;

    public string Code => (string?)Body["Code"] ?? "";

    /// <summary>The sentence the representative reads.</summary>
    public string Message => (string?)Body["Message"] ?? (string?)Body["error"]?["message"] ?? "";

    public JsonObject Result => JsonNode.Parse((string)Body["ResultJson"]!)!.AsObject();

    public string State => (string)Result["state"]!;

    public string OperationId => (string)Result["operationId"]!;

    public string Version => (string)Result["version"]!;

    public JsonObject[] Lines(string name = "lines") => Result[name] is JsonArray lines ? [.. lines.Select(line => line!.AsObject())] : [];

    public decimal? Amount(string totals, string name) => (decimal?)Result[totals]?[name];

    public override string ToString() => $"{Status} {Body.ToJsonString(new JsonSerializerOptions { WriteIndented = true })}";
}
