using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>How a value travels: Aria's long, double and string, and arrays of rows.</summary>
internal enum FieldType
{
    Long,
    Real,
    Text,
    Rows,
}

/// <summary>One declared field of an operation or of a row.</summary>
internal sealed record Field(string Name, FieldType Type, string? RowName, int? MaxLength, bool Required);

/// <summary>One operation: what it takes and what its answer always lists.</summary>
internal sealed record OperationContract(string Name, IReadOnlyList<Field> Inputs, IReadOnlyList<Field> Outputs);

/// <summary>
/// The operations and fields of Aria Crescendo release 19 with what newer guides add, read from the simulator's own
/// compact list (operations.txt says how it is written).
/// </summary>
internal sealed class Contract
{
    private static readonly Lazy<Contract> Loaded = new(() => Parse(ReadResource()));

    private readonly Dictionary<string, OperationContract> operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Field>> rows = new(StringComparer.Ordinal);

    public static Contract Current => Loaded.Value;

    public IReadOnlyDictionary<string, OperationContract> Operations => operations;

    public OperationContract? Find(string name) => operations.GetValueOrDefault(name);

    public IReadOnlyList<Field> Row(Field field) => rows[field.RowName!];

    internal static Contract Parse(string text)
    {
        var contract = new Contract();
        var inputs = new Dictionary<string, List<Field>>(StringComparer.Ordinal);
        var outputs = new Dictionary<string, List<Field>>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
                continue;

            var words = line.Split(' ');
            var fields = words.Skip(2).Select(ParseField).ToList();
            switch (words[1])
            {
                case "<":
                    inputs[words[0]] = fields;
                    break;
                case ">":
                    outputs[words[0]] = fields;
                    break;
                case "+":
                    inputs[words[0]].AddRange(fields);
                    break;
                default:
                    contract.rows[words[0]] = WithTwins(fields);
                    break;
            }
        }

        foreach (var (name, fields) in inputs)
            contract.operations[name] = new OperationContract(name, WithEnvelope(fields), WithTwins(outputs[name]));

        return contract;
    }

    private static Field ParseField(string word)
    {
        var required = word.EndsWith('!');
        var bare = required ? word[..^1] : word;
        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        var type = bare[(colon + 1)..];
        int? maxLength = null;
        var bracket = type.IndexOf('(', StringComparison.Ordinal);
        if (bracket >= 0)
        {
            maxLength = int.Parse(type[(bracket + 1)..^1], CultureInfo.InvariantCulture);
            type = type[..bracket];
        }

        var name = bare[..colon];
        return type switch
        {
            "long" => new Field(name, FieldType.Long, null, maxLength, required),
            "real" => new Field(name, FieldType.Real, null, maxLength, required),
            "text" => new Field(name, FieldType.Text, null, maxLength, required),
            _ => new Field(name, FieldType.Rows, type[..^2], maxLength, required),
        };
    }

    private static List<Field> WithEnvelope(List<Field> fields) =>
    [
        new Field("rest_call", FieldType.Text, null, null, true),
        new Field("output_format", FieldType.Text, null, null, true),
        .. fields,
    ];

    /// <summary>A field x_2 replaced a deprecated x that came as text; live answers carry both.</summary>
    private static List<Field> WithTwins(List<Field> fields)
    {
        var names = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var twins = fields
            .Where(field => field.Name.EndsWith("_2", StringComparison.Ordinal) && field.Type != FieldType.Rows && !names.Contains(field.Name[..^2]))
            .Select(field => new Field(field.Name[..^2], FieldType.Text, null, field.MaxLength, false));
        return [.. fields, .. twins.ToList()];
    }

    private static string ReadResource()
    {
        using var stream = typeof(Contract).Assembly.GetManifestResourceStream("operations.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
