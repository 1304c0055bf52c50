using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>What is known beyond the contract: fields newer guides name, flags, dates, secrets, sentences. Read from overlay.json.</summary>
public sealed class Overlay
{
    /// <summary>Operations that change nothing although their name does not begin with get_.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Operations that may invoice or collect, or that ask a payment processor.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyList<string> Bills { get; init; } = [];

    /// <summary>Inputs the contract lacks, by operation.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyDictionary<string, string[]> AddedInputs { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Inputs the contract calls required and that are not, by operation.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyDictionary<string, string[]> Optional { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Inputs the contract does not call required and that are, by operation.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyDictionary<string, string[]> RequiredInputs { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Text fields that hold "true" or "false", as patterns.</summary>
    [JsonProperty(Required = Required.Always)]
    public PatternList Flags { get; init; } = new();

    /// <summary>Text fields that hold a calendar day, as patterns.</summary>
    [JsonProperty(Required = Required.Always)]
    public PatternList Dates { get; init; } = new();

    /// <summary>Text fields of answers that hold an amount, as patterns.</summary>
    [JsonProperty(Required = Required.Always)]
    public PatternList Decimals { get; init; } = new();

    /// <summary>Fields that must never be shown, as patterns.</summary>
    [JsonProperty(Required = Required.Always)]
    public PatternList Secrets { get; init; } = new();

    /// <summary>A sentence for a field, by "operation.field" or "Shape.field" or, for all, by "field".</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyDictionary<string, string> FieldDocs { get; init; } = new Dictionary<string, string>();

    /// <summary>Sentences for the parts of contacts.</summary>
    [JsonProperty(Required = Required.Always)]
    public ContactDocs ContactDocs { get; init; } = new();

    /// <summary>Sentences for fields whose names are built alike; the first that fits counts.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyList<FieldFamily> FieldFamilies { get; init; } = [];

    /// <summary>Amounts of money, as patterns; other decimals are quantities and rates.</summary>
    [JsonProperty(Required = Required.Always)]
    public PatternList Money { get; init; } = new();

    /// <summary>A sentence for an operation.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyDictionary<string, string> OperationDocs { get; init; } = new Dictionary<string, string>();

    /// <exception cref="FormatException">The file is not such an overlay; the message says where.</exception>
    public static Overlay Read(string file)
    {
        var overlay = JsonFile.Read<Overlay>(file);
        try
        {
            foreach (var list in new[] { overlay.Flags, overlay.Dates, overlay.Secrets, overlay.Decimals, overlay.Money })
                list.Contains("");
            foreach (var family in overlay.FieldFamilies)
                family.Describe("");
            return overlay;
        }
        catch (RegexParseException problem)
        {
            throw new FormatException($"{Path.GetFileName(file)}: {problem.Message}", problem);
        }
    }

    /// <summary>What is known of a field from its own sentence or its family; null where its name is all that is known.</summary>
    public string? Describe(string owner, string name) =>
        FieldDocs.GetValueOrDefault($"{owner}.{name}") ?? FieldDocs.GetValueOrDefault(name) ?? ContactDocs.Describe(name)
        ?? FieldFamilies.Select(family => family.Describe(name)).FirstOrDefault(sentence => sentence is not null);

    public bool IsRead(string operation) => operation.StartsWith("get_", StringComparison.Ordinal) || Reads.Contains(operation);

    /// <summary>The operation with its inputs put right. An added input the contract already has is an error: the overlay has grown old.</summary>
    public Operation Correct(Operation operation)
    {
        var inputs = operation.Inputs.ToList();
        foreach (var line in AddedInputs.GetValueOrDefault(operation.Name, []))
        {
            var added = ContractParser.ReadField(line);
            if (inputs.Exists(field => field.Name == added.Name))
                throw new FormatException($"overlay.json adds {added.Name} to {operation.Name}, which has it already. Take the line out.");
            inputs.Add(added);
        }
        SetRequired(Optional, false);
        SetRequired(RequiredInputs, true);
        return operation with { Inputs = inputs };

        void SetRequired(IReadOnlyDictionary<string, string[]> names, bool required)
        {
            foreach (var name in names.GetValueOrDefault(operation.Name, []))
            {
                var index = inputs.FindIndex(field => field.Name == name);
                if (index < 0 || inputs[index].Required == required)
                    throw new FormatException($"overlay.json makes {operation.Name}.{name} {(required ? "required" : "optional")}, which it is already, or there is no such field. Take the name out.");
                inputs[index] = inputs[index] with { Required = required };
            }
        }
    }
}

/// <summary>Names matched by patterns, with exceptions.</summary>
public sealed class PatternList
{
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyList<string> Match { get; init; } = [];

    [JsonProperty(Required = Required.Always)]
    public IReadOnlyList<string> Except { get; init; } = [];

    public bool Contains(string name) => Match.Any(pattern => IsMatch(name, pattern)) && !Except.Any(pattern => IsMatch(name, pattern));

    private static bool IsMatch(string name, string pattern) => Regex.IsMatch(name, @"\A(?:" + pattern + @")\z", RegexOptions.CultureInvariant);
}
