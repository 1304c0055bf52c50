using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Carries the parameters of a Custom API between JSON and the organisation service.</summary>
internal sealed class OperationParameters(OrganizationMetadata metadata, RowWriter writer)
{
    private const string TypeAnnotation = "@odata.type";
    private const string TypeNamespace = "Microsoft.Dynamics.CRM.";

    /// <summary>The parameters of an action, from its body.</summary>
    public void FromBody(CustomApiMetadata api, JsonObject body, OrganizationRequest request)
    {
        foreach (var (name, value) in body)
        {
            if (name.Contains('@', StringComparison.Ordinal))
                continue;
            var parameter = Parameter(api, name);
            if (value is not null)
                request[name] = FromJson(parameter, value);
        }
    }

    /// <summary>The parameters of a function, from its address: literals, or aliases given as query options.</summary>
    public static void FromAddress(CustomApiMetadata api, string arguments, Func<string, string?> alias, OrganizationRequest request)
    {
        foreach (var (name, given) in ResourcePath.Pairs(arguments))
        {
            var parameter = Parameter(api, name);
            var literal = given.StartsWith('@')
                ? alias(given) ?? throw WebApiException.BadRequest($"The address gives no value to the parameter alias {given}.")
                : given;
            if (literal != "null")
                request[name] = FromLiteral(parameter, literal);
        }
    }

    /// <summary>What the operation answers; null when it declares no property.</summary>
    public JsonObject? ToBody(CustomApiMetadata api, OrganizationResponse response)
    {
        if (api.ResponseProperties.Length == 0)
            return null;
        var body = new JsonObject();
        foreach (var property in api.ResponseProperties)
            body[property.UniqueName] = response.Results.TryGetValue(property.UniqueName, out var value) ? ToJson(value) : null;
        // A single row or list of rows is the answer itself.
        return api.ResponseProperties is [{ Type: 3 } only] && body[only.UniqueName] is JsonObject row ? (JsonObject)row.DeepClone()
            : api.ResponseProperties is [{ Type: 4 } list] ? new JsonObject { ["value"] = body[list.UniqueName]?.DeepClone() }
            : body;
    }

    private static CustomApiParameter Parameter(CustomApiMetadata api, string name) =>
        api.RequestParameters.FirstOrDefault(parameter => parameter.UniqueName == name)
        ?? throw WebApiException.BadPayload($"The parameter '{name}' is not a valid parameter for the operation '{api.UniqueName}'.");

    private object FromJson(CustomApiParameter parameter, JsonNode value)
    {
        var name = parameter.UniqueName;
        return parameter.Type switch
        {
            0 => RowReader.Scalar<bool>(value, name, "true or false"),
            1 => Literal.Moment(RowReader.Scalar<string>(value, name, "a moment")) ?? throw Mistyped(name, "a moment such as 2026-02-22T09:30:00Z"),
            2 => RowReader.Scalar<decimal>(value, name, "a number"),
            3 => Row(value, parameter),
            4 => new EntityCollection(Items(value, name).Select(item => Row(item, parameter)).ToList()),
            5 => Reference(value, parameter),
            6 => RowReader.Scalar<double>(value, name, "a number"),
            7 => RowReader.Scalar<int>(value, name, "a whole number"),
            8 => new Money(RowReader.Scalar<decimal>(value, name, "a number")),
            9 => new OptionSetValue(RowReader.Scalar<int>(value, name, "the number of a choice")),
            10 => RowReader.Scalar<string>(value, name, "text"),
            11 => Items(value, name).Select(item => RowReader.Scalar<string>(item, name, "a list of texts")).ToArray(),
            12 => Literal.Id(RowReader.Scalar<string>(value, name, "an id")) ?? throw Mistyped(name, "an id"),
            _ => throw WebApiException.NotSupported($"The local Web API does not know the parameter type {parameter.Type} of '{name}'."),
        };
    }

    private static object FromLiteral(CustomApiParameter parameter, string literal) => (parameter.Type switch
    {
        0 => bool.TryParse(literal, out var flag) ? flag : null,
        1 => Literal.Moment(literal),
        2 => Literal.Number(literal),
        6 => double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null,
        7 => Literal.Integer(literal),
        8 => Literal.Number(literal) is decimal amount ? new Money(amount) : null,
        9 => Literal.Integer(literal) is int choice ? new OptionSetValue(choice) : null,
        10 => Literal.Text(literal),
        12 => Literal.Id(literal),
        _ => throw WebApiException.NotSupported($"The local Web API does not take rows or lists in an address ('{parameter.UniqueName}')."),
    }) ?? throw Mistyped(parameter.UniqueName, "a literal of its type");

    private static IEnumerable<JsonNode> Items(JsonNode value, string name) => value is JsonArray array
        ? array.Select(item => item ?? throw Mistyped(name, "a list without null"))
        : throw Mistyped(name, "a list");

    private Entity Row(JsonNode value, CustomApiParameter parameter)
    {
        var json = value as JsonObject ?? throw Mistyped(parameter.UniqueName, "a row");
        var table = TableOf(json, parameter);
        var row = RowReader.Read(metadata, table, json);
        return row;
    }

    private EntityReference Reference(JsonNode value, CustomApiParameter parameter)
    {
        var json = value as JsonObject ?? throw Mistyped(parameter.UniqueName, "a reference to a row");
        var table = TableOf(json, parameter);
        return json[table.PrimaryIdColumn] is { } id && Literal.Id(RowReader.Scalar<string>(id, table.PrimaryIdColumn, "an id")) is Guid known
            ? new EntityReference(table.LogicalName, known)
            : throw Mistyped(parameter.UniqueName, $"a reference that holds '{table.PrimaryIdColumn}'");
    }

    private TableMetadata TableOf(JsonObject json, CustomApiParameter parameter)
    {
        var declared = json[TypeAnnotation] is { } annotation ? RowReader.Scalar<string>(annotation, TypeAnnotation, "the name of a type").TrimStart('#') : null;
        var name = declared?.StartsWith(TypeNamespace, StringComparison.Ordinal) == true ? declared[TypeNamespace.Length..] : declared ?? parameter.Table;
        return name is not null && metadata.TryTable(name, out var table)
            ? table
            : throw WebApiException.BadPayload($"The value of '{parameter.UniqueName}' does not say by {TypeAnnotation} which table it is of.");
    }

    private JsonNode? ToJson(object? value) => value switch
    {
        Entity row => Typed(row),
        EntityCollection rows => new JsonArray(rows.Entities.Select(row => (JsonNode)Typed(row)).ToArray()),
        EntityReference reference => new JsonObject
        {
            [TypeAnnotation] = "#" + TypeNamespace + reference.LogicalName,
            [metadata.Table(reference.LogicalName).PrimaryIdColumn] = reference.Id.ToString("D"),
        },
        string[] texts => new JsonArray(texts.Select(text => (JsonNode)JsonValue.Create(text)).ToArray()),
        _ => RowWriter.Value(value, column: null),
    };

    private JsonObject Typed(Entity row)
    {
        var table = metadata.Table(row.LogicalName);
        var json = writer.Write(table, row, row.Attributes.Keys.Where(table.Columns.ContainsKey).ToList());
        json[TypeAnnotation] = "#" + TypeNamespace + row.LogicalName;
        return json;
    }

    private static WebApiException Mistyped(string name, string expected) => WebApiException.BadPayload($"The value of '{name}' must be {expected}.");
}
