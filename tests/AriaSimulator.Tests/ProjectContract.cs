using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>
/// The project's own contract files (eng/ContractGenerator/contract), read apart from both the generator and the
/// simulator. They leave out what every operation has: credentials in, error code and text out.
/// </summary>
internal static class ProjectContract
{
    private static readonly Dictionary<string, Dictionary<string, string>> Shapes = [];
    private static readonly Dictionary<string, (Dictionary<string, string> Inputs, Dictionary<string, string> Outputs)> ByName = Read();

    public static IReadOnlyCollection<string> Operations => ByName.Keys;

    public static IReadOnlyDictionary<string, string> Inputs(string operation) => ByName[operation].Inputs;

    public static IReadOnlyDictionary<string, string> Outputs(string operation) => ByName[operation].Outputs;

    /// <summary>What of an answer is not as the contract has it.</summary>
    public static IReadOnlyList<string> Faults(string operation, JsonObject answer)
    {
        var faults = new List<string>();
        if (answer["error_code"]?.GetValueKind() is not (JsonValueKind.Number or JsonValueKind.String))
            faults.Add($"{operation} has no error_code");
        Check(ByName[operation].Outputs, answer, operation, faults);
        return faults;
    }

    private static void Check(Dictionary<string, string> declared, JsonObject answer, string where, List<string> faults)
    {
        foreach (var (name, type) in declared)
        {
            if (!answer.TryGetPropertyValue(name, out var value))
                faults.Add($"{where} lacks {name}");
            else if (value != null)
                CheckType(type, value, $"{where}.{name}", faults);
        }

        // A twin x stands beside a declared x_2.
        faults.AddRange(answer.Select(member => member.Key)
            .Where(name => name is not ("error_code" or "error_msg") && !declared.ContainsKey(name) && !declared.ContainsKey(name + "_2"))
            .Select(name => $"{where} has the undeclared {name}"));
    }

    private static void CheckType(string type, JsonNode value, string where, List<string> faults)
    {
        if (type.StartsWith("rows(", StringComparison.Ordinal))
        {
            if (value is not JsonArray { Count: > 0 } rows)
                faults.Add($"{where} is neither null nor rows");
            else
                rows.ToList().ForEach(row => Check(Shapes[type[5..^1]], row!.AsObject(), where, faults));
            return;
        }

        var kind = value.GetValueKind();
        var fits = type.Split('(')[0] switch
        {
            "long" => kind == JsonValueKind.Number && !value.ToJsonString().Contains('.', StringComparison.Ordinal),
            "decimal" => kind == JsonValueKind.Number,
            _ => kind == JsonValueKind.String,
        };
        if (!fits)
            faults.Add($"{where} is {value.ToJsonString()}, not a {type}");
    }

    private static Dictionary<string, (Dictionary<string, string> Inputs, Dictionary<string, string> Outputs)> Read()
    {
        var operations = new Dictionary<string, (Dictionary<string, string> Inputs, Dictionary<string, string> Outputs)>(StringComparer.Ordinal);
        var folder = Path.Combine(RepositoryRoot(), "eng", "ContractGenerator", "contract");
        Dictionary<string, string>? fields = null;
        var open = "";
        foreach (var words in Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0))
        {
            switch (words[0])
            {
                case "operation":
                    open = words[1];
                    operations[open] = ([], []);
                    break;
                case "rows":
                    Shapes[words[1]] = fields = [];
                    break;
                case "in":
                    fields = operations[open].Inputs;
                    break;
                case "out":
                    fields = operations[open].Outputs;
                    break;
                default:
                    fields![words[0].TrimEnd('!')] = words[1];
                    break;
            }
        }

        return operations;
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "CrmAriaConnector.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }
}
