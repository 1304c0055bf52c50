using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Async;

/// <summary>The context of a job as text, so that it survives the process, as the platform's does.</summary>
internal static class ContextJson
{
    public static string Write(PluginContext context) => new JsonObject
    {
        ["stage"] = context.Stage,
        ["mode"] = context.Mode,
        ["depth"] = context.Depth,
        ["message"] = context.MessageName,
        ["table"] = context.PrimaryEntityName,
        ["row"] = context.PrimaryEntityId,
        ["input"] = Parameters(context.InputParameters),
        ["output"] = Parameters(context.OutputParameters),
        ["shared"] = Parameters(context.SharedVariables),
        ["user"] = context.UserId,
        ["initiator"] = context.InitiatingUserId,
        ["unit"] = context.BusinessUnitId,
        ["organization"] = context.OrganizationId,
        ["correlation"] = context.CorrelationId,
        ["operation"] = context.OperationId,
        ["created"] = context.OperationCreatedOn,
        ["extension"] = Value(context.OwningExtension),
        ["pre"] = Images(context.PreEntityImages),
        ["post"] = Images(context.PostEntityImages),
    }.ToJsonString();

    public static PluginContext Read(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        return new PluginContext
        {
            Stage = node["stage"]!.GetValue<int>(),
            Mode = node["mode"]!.GetValue<int>(),
            Depth = node["depth"]!.GetValue<int>(),
            MessageName = node["message"]!.GetValue<string>(),
            PrimaryEntityName = node["table"]!.GetValue<string>(),
            PrimaryEntityId = node["row"]!.GetValue<Guid>(),
            InputParameters = Parameters(node["input"]!),
            OutputParameters = Parameters(node["output"]!),
            SharedVariables = Parameters(node["shared"]!),
            UserId = node["user"]!.GetValue<Guid>(),
            InitiatingUserId = node["initiator"]!.GetValue<Guid>(),
            BusinessUnitId = node["unit"]!.GetValue<Guid>(),
            OrganizationId = node["organization"]!.GetValue<Guid>(),
            CorrelationId = node["correlation"]!.GetValue<Guid>(),
            OperationId = node["operation"]!.GetValue<Guid>(),
            OperationCreatedOn = node["created"]!.GetValue<DateTime>(),
            IsInTransaction = false,
            OwningExtension = (EntityReference)Value(node["extension"]!)!,
            PreEntityImages = Images(node["pre"]!),
            PostEntityImages = Images(node["post"]!),
        };
    }

    private static JsonObject Parameters(IEnumerable<KeyValuePair<string, object>> parameters) =>
        new(parameters.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value))));

    private static ParameterCollection Parameters(JsonNode node)
    {
        var parameters = new ParameterCollection();
        foreach (var (name, value) in node.AsObject())
            parameters[name] = Value(value);
        return parameters;
    }

    private static JsonObject Images(EntityImageCollection images) => new(images.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value))));

    private static EntityImageCollection Images(JsonNode node)
    {
        var images = new EntityImageCollection();
        foreach (var (name, value) in node.AsObject())
            images[name] = (Entity)Value(value)!;
        return images;
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => Typed("text", text),
        bool flag => Typed("flag", flag),
        int number => Typed("int", number),
        long number => Typed("long", number),
        double number => Typed("double", number),
        decimal number => Typed("decimal", number.ToString(CultureInfo.InvariantCulture)),
        Guid id => Typed("guid", id),
        DateTime time => Typed("time", time.ToString("O", CultureInfo.InvariantCulture)),
        Enum number => Typed("enum", number.GetType().AssemblyQualifiedName + "|" + Convert.ToInt32(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        OptionSetValue option => Typed("option", option.Value),
        OptionSetValueCollection options => Typed("options", new JsonArray(options.Select(option => (JsonNode)option.Value).ToArray())),
        Money money => Typed("money", money.Value.ToString(CultureInfo.InvariantCulture)),
        EntityReference reference => Typed("reference", new JsonObject { ["table"] = reference.LogicalName, ["id"] = reference.Id, ["name"] = reference.Name }),
        Entity entity => Typed("entity", new JsonObject
        {
            ["table"] = entity.LogicalName,
            ["id"] = entity.Id,
            ["version"] = entity.RowVersion,
            ["values"] = Parameters(entity.Attributes),
        }),
        EntityCollection collection => Typed("entities", new JsonArray(collection.Entities.Select(Value).ToArray())),
        string[] texts => Typed("texts", new JsonArray(texts.Select(text => (JsonNode?)text).ToArray())),
        _ => throw new InvalidOperationException($"A context cannot keep a value of type {value.GetType().FullName} for an asynchronous step.")
    };

    private static JsonObject Typed(string type, JsonNode value) => new() { ["t"] = type, ["v"] = value };

    private static object? Value(JsonNode? node)
    {
        if (node is null)
            return null;
        var value = node["v"]!;
        return node["t"]!.GetValue<string>() switch
        {
            "text" => value.GetValue<string>(),
            "flag" => value.GetValue<bool>(),
            "int" => value.GetValue<int>(),
            "long" => value.GetValue<long>(),
            "double" => value.GetValue<double>(),
            "decimal" => decimal.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture),
            "guid" => value.GetValue<Guid>(),
            "time" => DateTime.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "enum" => EnumOf(value.GetValue<string>()),
            "option" => new OptionSetValue(value.GetValue<int>()),
            "options" => new OptionSetValueCollection(value.AsArray().Select(option => new OptionSetValue(option!.GetValue<int>())).ToList()),
            "money" => new Money(decimal.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture)),
            "reference" => new EntityReference(value["table"]!.GetValue<string>(), value["id"]!.GetValue<Guid>()) { Name = value["name"]?.GetValue<string>() },
            "entity" => EntityOf(value),
            "entities" => new EntityCollection(value.AsArray().Select(entity => (Entity)Value(entity)!).ToList()),
            "texts" => value.AsArray().Select(text => text?.GetValue<string>()).ToArray(),
            var unknown => throw new InvalidOperationException($"A kept context holds a value of the unknown type '{unknown}'.")
        };
    }

    private static Entity EntityOf(JsonNode node)
    {
        var entity = new Entity(node["table"]!.GetValue<string>(), node["id"]!.GetValue<Guid>()) { RowVersion = node["version"]?.GetValue<string>() };
        foreach (var (name, value) in node["values"]!.AsObject())
            entity[name] = Value(value);
        return entity;
    }

    private static object EnumOf(string text)
    {
        var bar = text.LastIndexOf('|');
        var type = Type.GetType(text[..bar], throwOnError: true)!;
        return Enum.ToObject(type, int.Parse(text[(bar + 1)..], CultureInfo.InvariantCulture));
    }
}
