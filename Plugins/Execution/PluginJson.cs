using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>JSON as the Custom APIs and the memo columns speak it: camelCase, exact decimals, dates as yyyy-mm-dd.</summary>
internal static class PluginJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
        Culture = CultureInfo.InvariantCulture,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        Converters = { new StringEnumConverter() },
    };

    public static string Write(object value) => JsonConvert.SerializeObject(value, Formatting.None, Settings);

    public static T? Read<T>(string json) where T : class => JsonConvert.DeserializeObject<T>(json, Settings);

    public static JToken Token(object? value) => value is null ? JValue.CreateNull() : JToken.FromObject(value, JsonSerializer.Create(Settings));

    /// <summary>Exactly one JSON object and nothing after it, names unique.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public static JObject Object(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            Culture = CultureInfo.InvariantCulture,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = 16,
        };
        var parsed = JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
        if (reader.Read())
            throw new JsonReaderException("More than one object.");
        return parsed;
    }
}
