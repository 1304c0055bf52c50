using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.ContractGenerator.Drift;

/// <summary>Reads the Swagger 2.0 file an Aria environment serves at /v1/core/a7/api-docs/all_A7_swagger.json: names, types and structure, nothing else.</summary>
public sealed class SwaggerReader
{
    private const string DefinitionPrefix = "#/definitions/";
    private static readonly string[] RequestEnvelope = ["rest_call", "output_format", "client_no", "auth_key"];
    private static readonly string[] ResponseEnvelope = ["error_code", "error_msg"];

    private readonly JObject _paths;
    private readonly JObject _definitions;

    private SwaggerReader(JObject root)
    {
        _paths = root["paths"] as JObject ?? throw new FormatException("The file has no paths. Give all_A7_swagger.json of the core API.");
        _definitions = root["definitions"] as JObject ?? throw new FormatException("The file has no definitions. Give all_A7_swagger.json of the core API.");
    }

    /// <exception cref="FormatException">The text is not such a file; the message says where it differs.</exception>
    public static Contract Read(string json) => new SwaggerReader(Parse(json)).ReadContract();

    private static JObject Parse(string json)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = 32 };
            return JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
        }
        catch (JsonException problem)
        {
            throw new FormatException($"This is not JSON that can be read: {problem.Message} Give the address or the file of the environment's swagger, all_A7_swagger.json.", problem);
        }
    }

    private Contract ReadContract()
    {
        if (_paths.Count == 0)
            throw new FormatException("The file has paths, but not one operation in them. Give all_A7_swagger.json of the core API.");
        var operations = _paths.Properties().Select(ReadOperation).OrderBy(operation => operation.Name, StringComparer.Ordinal).ToList();
        return new Contract(operations, ReadShapes(operations));
    }

    private Operation ReadOperation(JProperty path)
    {
        var (request, requestName) = Message(path, "request", "post.parameters[0].schema");
        var (response, responseName) = Message(path, "response", "post.responses.default.schema", "post.responses.200.schema");
        if (request.SelectToken("properties.rest_call.enum") is not JArray { Count: 1 } values || values[0].Type != JTokenType.String)
            throw new FormatException($"{path.Name}: {requestName} does not say which operation it calls. Its rest_call needs an enum of one name.");
        return new Operation((string)values[0]!, Fields(request, requestName, RequestEnvelope), Fields(response, responseName, ResponseEnvelope));
    }

    /// <summary>The shapes the operations reach. What else the file defines nobody sends.</summary>
    private IEnumerable<RowShape> ReadShapes(List<Operation> operations)
    {
        var shapes = new SortedDictionary<string, RowShape>(StringComparer.Ordinal);
        var open = new Stack<Field>(operations.SelectMany(operation => operation.Inputs.Concat(operation.Outputs)));
        while (open.Count > 0)
        {
            if (open.Pop() is not { Type: FieldType.Rows rows } field || shapes.ContainsKey(rows.Shape))
                continue;
            if (_definitions[rows.Shape] is not JObject definition)
                throw new FormatException($"The field {field.Name} refers to {DefinitionPrefix}{rows.Shape}, which the file does not define. Ask for the whole file again; if it is so there, report it to Aria.");
            var shape = new RowShape(rows.Shape, Fields(definition, rows.Shape, []));
            shapes.Add(shape.Name, shape);
            foreach (var inner in shape.Fields)
                open.Push(inner);
        }
        return shapes.Values;
    }

    private (JObject Definition, string Name) Message(JProperty path, string kind, params string[] places)
    {
        var name = places.Select(place => Target(path.Value.SelectToken(place))).FirstOrDefault(target => target is not null);
        return name is not null && _definitions[name] is JObject definition
            ? (definition, name)
            : throw new FormatException($"{path.Name} refers to no definition of its {kind}. Give all_A7_swagger.json of the core API.");
    }

    private static string? Target(JToken? schema) =>
        schema is JObject holder && holder["$ref"] is JValue { Value: string reference } && reference.StartsWith(DefinitionPrefix, StringComparison.Ordinal) ? reference[DefinitionPrefix.Length..] : null;

    private static List<Field> Fields(JObject definition, string owner, string[] envelope)
    {
        var required = definition["required"] is JArray names ? names.Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal) : [];
        return definition["properties"] is JObject properties
            ? [.. properties.Properties().Where(property => !envelope.Contains(property.Name)).Select(property => new Field(property.Name, required.Contains(property.Name), TypeOf(property, owner)))]
            : [];
    }

    private static FieldType TypeOf(JProperty property, string owner)
    {
        var schema = property.Value as JObject ?? [];
        return schema["type"]?.ToString() switch
        {
            "integer" => new FieldType.Long(),
            "number" => new FieldType.Decimal(),
            "string" => new FieldType.Text(MaxLength(schema, $"{owner}.{property.Name}")),
            "array" when Target(schema["items"]) is { } shape => new FieldType.Rows(shape),
            var other => throw new FormatException($"{owner}.{property.Name} has the type '{other}', which this tool does not know. Teach it in eng/ContractGenerator/Drift/SwaggerReader.cs."),
        };
    }

    private static int? MaxLength(JObject schema, string field) => schema["maxLength"] switch
    {
        null => null,
        JValue { Value: long and > 0 and <= int.MaxValue and var length } => (int)length,
        var other => throw new FormatException($"{field} has the maxLength {other}, which is no length. Correct the file, or report it to Aria."),
    };
}
