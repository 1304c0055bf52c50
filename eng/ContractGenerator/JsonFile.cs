using System;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>Reads a file people write by hand: nothing unknown in it, nothing missing, nothing null.</summary>
internal static class JsonFile
{
    /// <exception cref="FormatException">It is not so; the message says where.</exception>
    public static T Read<T>(string file)
    {
        try
        {
            var root = JObject.Parse(File.ReadAllText(file), new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            if (root.Descendants().FirstOrDefault(token => token.Type == JTokenType.Null) is { } nothing)
                throw new JsonException($"there is null at {nothing.Path}. Give it a value, or take it out.");
            return root.ToObject<T>(JsonSerializer.Create(new JsonSerializerSettings { MissingMemberHandling = MissingMemberHandling.Error }))!;
        }
        catch (JsonException problem)
        {
            throw new FormatException($"{Path.GetFileName(file)}: {problem.Message}", problem);
        }
    }
}
