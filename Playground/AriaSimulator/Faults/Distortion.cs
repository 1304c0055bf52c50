using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Faults;

/// <summary>Spoils the text of an answer.</summary>
internal static class Distortion
{
    public static string Apply(FaultKind? kind, OperationContract operation, JsonObject answer)
    {
        switch (kind)
        {
            case FaultKind.Truncate:
                var whole = answer.ToJsonString(AnswerJson.Options);
                return whole[..(whole.Length / 2)];
            case FaultKind.WrongTypes:
                Replace(answer, node => node is JsonArray || node.GetValueKind() == JsonValueKind.Number ? "unexpected" : null);
                break;
            case FaultKind.NumbersAsText:
                Replace(answer, node => node is JsonValue && node.GetValueKind() == JsonValueKind.Number ? node.ToJsonString() : null);
                break;
            case FaultKind.EmptyArrays:
                foreach (var field in operation.Outputs.Where(field => field.Type == FieldType.Rows))
                    answer[field.Name] ??= new JsonArray();
                break;
        }

        return answer.ToJsonString(AnswerJson.Options);
    }

    private static void Replace(JsonObject target, Func<JsonNode, string?> text)
    {
        foreach (var (name, value) in target.ToList())
        {
            if (value == null)
                continue;

            if (text(value) is { } spoiled)
                target[name] = spoiled;
            else if (value is JsonArray rows)
                rows.OfType<JsonObject>().ToList().ForEach(row => Replace(row, text));
        }
    }
}
