using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>The checks that need no knowledge of the operation's meaning, in Aria's order: required, unknown field, types.</summary>
internal static class RequestChecks
{
    // Live callers send these beyond release 19 on any operation; what they do is not published.
    private static readonly HashSet<string> AcceptedEverywhere = new(StringComparer.Ordinal) { "releaseVersion" };

    public static void Required(OperationContract operation, JsonObject fields)
    {
        var given = new AriaRow(fields);
        var hasClientAccount = given.Has("client_acct_id");
        foreach (var field in operation.Inputs.Where(field => field.Required))
        {
            if (field.Name == "acct_billing_groups" || (field.Name == "acct_no" && hasClientAccount))
                continue;
            Demand(field, fields);
        }

        foreach (var field in operation.Inputs.Where(field => field.Type == FieldType.Rows))
            RequiredInRows(field, fields);
    }

    public static void Unknown(OperationContract operation, JsonObject fields) =>
        Unknown(operation.Inputs, fields, operation.Name);

    public static void Types(OperationContract operation, JsonObject fields, bool strict) =>
        Types(operation.Inputs, fields, strict);

    private static void Demand(Field field, JsonObject fields)
    {
        var value = fields[field.Name];
        var missing = value == null
            || (value is JsonArray array && array.Count == 0)
            || (value is JsonValue scalar && scalar.TryGetValue<string>(out var text) && text.Length == 0);
        if (missing)
            throw AriaFailure.Missing(field.Name);
    }

    private static void RequiredInRows(Field field, JsonObject fields)
    {
        if (fields[field.Name] is not JsonArray array)
            return;

        var children = Contract.Current.Row(field);
        foreach (var row in array.OfType<JsonObject>())
        {
            foreach (var child in children)
            {
                if (child.Required)
                    Demand(child, row);
                if (child.Type == FieldType.Rows)
                    RequiredInRows(child, row);
            }
        }
    }

    private static void Unknown(IReadOnlyList<Field> declared, JsonObject fields, string where)
    {
        foreach (var (name, value) in fields)
        {
            var field = declared.FirstOrDefault(field => field.Name == name);
            if (field == null && !AcceptedEverywhere.Contains(name))
                throw AriaFailure.Invalid($"{name} is not a parameter of {where}");

            if (field?.Type == FieldType.Rows && value is JsonArray rows)
            {
                foreach (var row in rows.OfType<JsonObject>())
                    Unknown(Contract.Current.Row(field), row, $"{where}.{name}");
            }
        }
    }

    private static void Types(IReadOnlyList<Field> declared, JsonObject fields, bool strict)
    {
        foreach (var field in declared)
        {
            var value = fields[field.Name];
            if (value == null)
                continue;

            if (field.Type == FieldType.Rows)
                CheckRows(field, value, strict);
            else
                CheckScalar(field, value, strict);
        }
    }

    private static void CheckRows(Field field, JsonNode value, bool strict)
    {
        if (value is not JsonArray rows || rows.Any(row => row is not JsonObject))
            throw AriaFailure.Invalid($"{field.Name} is not a valid array of objects.");

        foreach (var row in rows.OfType<JsonObject>())
            Types(Contract.Current.Row(field), row, strict);
    }

    private static void CheckScalar(Field field, JsonNode value, bool strict)
    {
        var kind = value.GetValueKind();
        if (kind is JsonValueKind.Array or JsonValueKind.Object)
            throw Wrong(field);

        var text = new AriaRow(new JsonObject { [field.Name] = value.DeepClone() }).Text(field.Name);
        if (text == null)
            return;

        switch (field.Type)
        {
            case FieldType.Long:
                Require(kind == JsonValueKind.Number || (!strict && kind == JsonValueKind.String), field);
                CheckLong(field, text);
                break;
            case FieldType.Real:
                Require(kind == JsonValueKind.Number || (!strict && kind == JsonValueKind.String), field);
                Require(decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _), field);
                break;
            default:
                Require(kind == JsonValueKind.String || !strict, field);
                CheckText(field, text);
                break;
        }
    }

    private static void CheckLong(Field field, string text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        Require(digits.Length > 0 && digits.All(char.IsAsciiDigit), field);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            throw new AriaFailure(ErrorCode.InvalidFormat, "Unable to parse input json - invalid format");
    }

    private static void CheckText(Field field, string text)
    {
        if (text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')))
            throw new AriaFailure(ErrorCode.IllegalCharacters, $"illegal characters entered in {field.Name}");
        if (text.Length > field.MaxLength)
            throw AriaFailure.Invalid($"{field.Name} is longer than {field.MaxLength} characters");
    }

    private static void Require(bool condition, Field field)
    {
        if (!condition)
            throw Wrong(field);
    }

    private static AriaFailure Wrong(Field field) => AriaFailure.Invalid(field.Type switch
    {
        FieldType.Long => $"{field.Name} is not a valid long.",
        FieldType.Real => $"{field.Name} is not a valid double.",
        _ => $"{field.Name} is not a valid string.",
    });
}
