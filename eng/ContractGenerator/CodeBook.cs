using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>One code with a meaning.</summary>
public sealed class CodeValue
{
    /// <summary>As it is on the wire.</summary>
    [JsonProperty(Required = Required.Always)]
    public string Code { get; init; } = "";

    [JsonProperty(Required = Required.Always)]
    public string Name { get; init; } = "";

    [JsonProperty(Required = Required.Always)]
    public string Means { get; init; } = "";

    /// <summary>True where no document says it.</summary>
    public bool Inferred { get; init; }
}

/// <summary>A list of codes, which becomes one type in C#.</summary>
public sealed class CodeList
{
    [JsonProperty(Required = Required.Always)]
    public string Summary { get; init; } = "";

    [JsonProperty(Required = Required.Always)]
    public string Source { get; init; } = "";

    /// <summary>False: the codes are numbers.</summary>
    public bool IsText { get; init; }

    /// <summary>The fields that hold them: "field", or "operation.field" or "Shape.field" where a field of that name holds other codes elsewhere.</summary>
    [JsonProperty(Required = Required.Always)]
    public IReadOnlyList<string> Fields { get; init; } = [];

    [JsonProperty(Required = Required.Always)]
    public IReadOnlyList<CodeValue> Values { get; init; } = [];
}

/// <summary>The codes whose meanings are known, read from codes.json. A field without known codes keeps its plain type.</summary>
public sealed partial class CodeBook
{
    private readonly Dictionary<string, string> _typeByField = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">The lists contradict each other; the message says where.</exception>
    public CodeBook(IReadOnlyDictionary<string, CodeList> lists)
    {
        Lists = lists;
        foreach (var (type, list) in lists)
        {
            foreach (var field in list.Fields)
                if (!_typeByField.TryAdd(field, type))
                    throw new FormatException($"codes.json gives {field} to {_typeByField[field]} and to {type}. Take it out of one.");
            foreach (var value in list.Values)
            {
                if (!list.IsText && !Number().IsMatch(value.Code))
                    throw new FormatException($"codes.json: the code '{value.Code}' of {type} is no number. Correct it, or say isText.");
                if (!CSharpName().IsMatch(value.Name))
                    throw new FormatException($"codes.json: '{value.Name}' in {type} is no name. Names are written like PendingCancellation.");
            }
            RefuseTwice(type, list.Values.Select(value => value.Code));
            RefuseTwice(type, list.Values.Select(value => value.Name));
        }
    }

    public IReadOnlyDictionary<string, CodeList> Lists { get; }

    /// <exception cref="FormatException">The file is no such list; the message says where.</exception>
    public static CodeBook Read(string file) => new(JsonFile.Read<SortedDictionary<string, CodeList>>(file));

    /// <summary>The type of the codes in a field, or null. A field that is there not of the codes' own type on the wire keeps its plain one.</summary>
    /// <param name="owner">The operation or the shape.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="type">Its type in the contract.</param>
    public string? TypeOf(string owner, string field, FieldType type)
    {
        var name = _typeByField.GetValueOrDefault($"{owner}.{field}") ?? _typeByField.GetValueOrDefault(field);
        return name is not null && (Lists[name].IsText ? type is FieldType.Text : type is FieldType.Long) ? name : null;
    }

    private static void RefuseTwice(string type, IEnumerable<string> texts)
    {
        if (texts.GroupBy(text => text, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"codes.json: {type} has {twice.Key} twice. Take one out.");
    }

    [GeneratedRegex(@"\A(0|-?[1-9][0-9]{0,17})\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex CSharpName();
}
