using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.ContractGenerator.Drift;

/// <summary>Reads the Swagger 2.0 file an Aria environment serves at /v1/core/a7/api-docs/all_A7_swagger.json: names, types and structure, nothing else.</summary>
public static class SwaggerReader
{
    private const string DefinitionPrefix = "#/definitions/";
    private static readonly string[] RequestEnvelope = ["rest_call", "output_format", "client_no", "auth_key"];
    private static readonly string[] ResponseEnvelope = ["error_code", "error_msg"];

    /// <exception cref="FormatException">The text is not such a file; the message says where it differs.</exception>
    public static Contract Read(string json)
    {
        JObject root;
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = 32 };
            root = JObject.Load(reader);
        }
        catch (JsonException problem)
        {
            throw new FormatException("This is not JSON. Give the address or the file of the environment's swagger, all_A7_swagger.json.", problem);
        }
        var definitions = root["definitions"] as JObject ?? throw new FormatException("The file has no definitions. Give all_A7_swagger.json of the core API.");
        var paths = root["paths"] as JObject ?? throw new FormatException("The file has no paths. Give all_A7_swagger.json of the core API.");

        var operations = paths.Properties().Select(path => ReadOperation(path, definitions)).OrderBy(operation => operation.Name, StringComparer.Ordinal).ToList();
        var messages = operations.Count == 0 ? [] : paths.Properties().SelectMany(path => new[] { RequestOf(path), ResponseOf(path) }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var shapes = definitions.Properties().Where(definition => !messages.Contains(definition.Name))
            .Select(definition => new RowShape(definition.Name, Fields((JObject)definition.Value, [])))
            .OrderBy(shape => shape.Name, StringComparer.Ordinal);
        return new Contract(operations, shapes);
    }

    private static Operation ReadOperation(JProperty path, JObject definitions)
    {
        var request = Definition(RequestOf(path), path, definitions);
        var response = Definition(ResponseOf(path), path, definitions);
        var name = (string?)request.SelectToken("properties.rest_call.enum[0]") ?? (string?)path.Value.SelectToken("post.summary");
        return new Operation(
            name ?? throw new FormatException($"{path.Name} does not say its rest_call."),
            Fields(request, RequestEnvelope),
            Fields(response, ResponseEnvelope));
    }

    private static string? RequestOf(JProperty path) => Target(path.Value.SelectToken("post.parameters[0].schema"));

    private static string? ResponseOf(JProperty path) => Target(path.Value.SelectToken("post.responses.default.schema") ?? path.Value.SelectToken("post.responses.200.schema"));

    private static JObject Definition(string? name, JProperty path, JObject definitions) =>
        name is not null && definitions[name] is JObject definition ? definition : throw new FormatException($"{path.Name} refers to no definition for its request or its response.");

    private static string? Target(JToken? schema) => (string?)schema?["$ref"] is { } reference && reference.StartsWith(DefinitionPrefix, StringComparison.Ordinal) ? reference[DefinitionPrefix.Length..] : null;

    private static List<Field> Fields(JObject definition, string[] envelope)
    {
        var required = definition["required"] is JArray names ? names.Select(name => (string?)name).ToHashSet() : [];
        return definition["properties"] is JObject properties
            ? [.. properties.Properties().Where(property => !envelope.Contains(property.Name)).Select(property => new Field(property.Name, required.Contains(property.Name), TypeOf(property)))]
            : [];
    }

    private static FieldType TypeOf(JProperty property)
    {
        var schema = property.Value;
        return (string?)schema["type"] switch
        {
            "integer" => new FieldType.Long(),
            "number" => new FieldType.Decimal(),
            "string" => new FieldType.Text((int?)schema["maxLength"]),
            "array" when Target(schema["items"]) is { } shape => new FieldType.Rows(shape),
            var other => throw new FormatException($"The field {property.Name} has the type '{other}', which this tool does not know. Teach it in eng/ContractGenerator/Drift/SwaggerReader.cs."),
        };
    }
}
