using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>
/// Reads the notation of the contract folder. An unindented line opens an operation or a row shape, "in" and "out" its directions,
/// and every other line is one field: its name, ! where required, and long, decimal, text, text(length) or rows(Shape).
/// </summary>
public static partial class ContractParser
{
    public static Contract ReadFolder(string folder)
    {
        var operations = new List<Operation>();
        var shapes = new List<RowShape>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Read(File.ReadAllLines(file), Path.GetFileName(file), operations, shapes);
        return new Contract(operations, shapes);
    }

    /// <summary>Reads one field, for instance <c>client_acct_id text(50)</c>.</summary>
    public static Field ReadField(string line)
    {
        var match = FieldLine().Match(line);
        if (!match.Success)
            throw new FormatException($"'{line.Trim()}' is not a field. Write for instance: client_acct_id! text(50)");
        var argument = match.Groups["argument"].Value;
        FieldType type = match.Groups["type"].Value switch
        {
            "long" => new FieldType.Long(),
            "decimal" => new FieldType.Decimal(),
            "text" when argument.Length == 0 => new FieldType.Text(null),
            "text" when int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0 => new FieldType.Text(length),
            "rows" when argument.Length > 0 => new FieldType.Rows(argument),
            var other => throw new FormatException($"'{other}' in '{line.Trim()}' is no type. Use long, decimal, text, text(length) or rows(Shape)."),
        };
        return new Field(match.Groups["name"].Value, match.Groups["required"].Success, type);
    }

    private static void Read(string[] lines, string file, List<Operation> operations, List<RowShape> shapes)
    {
        List<Field>? fields = null, inputs = null, outputs = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            try
            {
                switch (words)
                {
                    case []:
                        break;
                    case ["operation", var name] when lines[i][0] != ' ':
                        inputs = [];
                        outputs = [];
                        fields = null;
                        operations.Add(new Operation(name, inputs, outputs));
                        break;
                    case ["rows", var name] when lines[i][0] != ' ':
                        fields = [];
                        shapes.Add(new RowShape(name, fields));
                        break;
                    case ["in"]:
                        fields = inputs;
                        break;
                    case ["out"]:
                        fields = outputs;
                        break;
                    default:
                        (fields ?? throw new FormatException("A field stands outside an operation or a row shape.")).Add(ReadField(lines[i]));
                        break;
                }
            }
            catch (FormatException problem)
            {
                throw new FormatException($"{file}, line {i + 1}: {problem.Message}", problem);
            }
        }
    }

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z][A-Za-z0-9_]*)(?<required>!)? (?<type>[a-z]+)(\((?<argument>[A-Za-z0-9]+)\))?\s*$")]
    private static partial Regex FieldLine();
}
