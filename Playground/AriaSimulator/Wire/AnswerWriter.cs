using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>Gives every answer the shape Aria gives it: each declared output is present, null when there is nothing to say.</summary>
internal static class AnswerWriter
{
    public static JsonObject Success(OperationContract operation, JsonObject answer)
    {
        answer["error_code"] ??= ErrorCode.Ok;
        answer["error_msg"] ??= "OK";
        return Complete(operation.Outputs, answer, operation.Name);
    }

    public static JsonObject Failure(OperationContract operation, int code, string text, JsonObject? outputs = null)
    {
        var answer = outputs ?? [];
        answer["error_code"] = code;
        answer["error_msg"] = text;
        return Complete(operation.Outputs, answer, operation.Name);
    }

    /// <summary>An amount, rate or unit count without the trailing zeros decimals carry along.</summary>
    public static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;

    private static JsonObject Complete(IReadOnlyList<Field> declared, JsonObject given, string where)
    {
        var undeclared = given.Select(member => member.Key).Except(declared.Select(field => field.Name)).FirstOrDefault();
        if (undeclared != null)
            throw new InvalidOperationException($"{where} gives no output named {undeclared}.");

        var complete = new JsonObject();
        foreach (var field in declared)
            complete[field.Name] = Value(field, given, where);
        return complete;
    }

    private static JsonNode? Value(Field field, JsonObject given, string where)
    {
        var value = given[field.Name];
        if (value == null && given[field.Name + "_2"] is JsonValue twin)
            return string.Create(CultureInfo.InvariantCulture, $"{twin}");
        if (field.Type != FieldType.Rows || value == null)
            return value?.DeepClone();

        var rows = ((JsonArray)value).Select(row => (JsonNode)Complete(Contract.Current.Row(field), (JsonObject)row!, $"{where}.{field.Name}")).ToArray();
        return rows.Length == 0 ? null : new JsonArray(rows);
    }
}
