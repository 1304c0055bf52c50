using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Reads operations.txt with a reader of its own and says what of an answer is not as declared.</summary>
internal static class ContractText
{
    private static readonly Dictionary<string, string[]> Lines = Read();

    public static IEnumerable<string> Operations => Lines.Keys.Where(key => key.EndsWith(" >", StringComparison.Ordinal)).Select(key => key[..^2]);

    public static IEnumerable<string> Faults(string operation, JsonObject answer) => Faults(Lines[operation + " >"], answer, operation).ToList();

    private static IEnumerable<string> Faults(string[] declared, JsonObject answer, string where)
    {
        foreach (var (name, type) in declared.Select(Split))
        {
            if (!answer.ContainsKey(name))
                yield return $"{where} lacks {name}";
            else if (answer[name] is { } value)
            {
                foreach (var fault in WrongType(type, value, $"{where}.{name}"))
                    yield return fault;
            }
        }

        var names = declared.Select(field => Split(field).Name).ToHashSet();
        foreach (var extra in answer.Select(member => member.Key).Where(name => !names.Contains(name) && !names.Contains(name + "_2")))
            yield return $"{where} has the undeclared {extra}";
    }

    private static IEnumerable<string> WrongType(string type, JsonNode value, string where)
    {
        if (!type.EndsWith("[]", StringComparison.Ordinal))
        {
            var kind = value.GetValueKind();
            var fits = type switch
            {
                "long" => kind == JsonValueKind.Number && !value.ToJsonString().Contains('.', StringComparison.Ordinal),
                "real" => kind == JsonValueKind.Number,
                _ => kind == JsonValueKind.String,
            };
            return fits ? [] : [$"{where} is {value.ToJsonString()}, not a {type}"];
        }

        if (value is not JsonArray { Count: > 0 } rows)
            return [$"{where} is neither null nor rows"];
        return rows.SelectMany(row => Faults(Lines[type[..^2] + " ="], row!.AsObject(), where));
    }

    private static (string Name, string Type) Split(string field)
    {
        var parts = field.TrimEnd('!').Split(':');
        return (parts[0], parts[1].Split('(')[0]);
    }

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(AriaSimulatorServer).Assembly.GetManifestResourceStream("operations.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#' && !line.Contains(" + ", StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .ToDictionary(words => $"{words[0]} {words[1]}", words => words[2..]);
    }
}
