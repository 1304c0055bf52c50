using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CrmAriaConnector.ContractGenerator.Drift;

/// <summary>Writes a contract in the notation <see cref="ContractParser"/> reads.</summary>
public static class ContractWriter
{
    private static readonly string[] Groups = ["apply", "assign", "cancel", "create", "delete", "gen", "modify", "record", "set", "update"];

    /// <summary>File names relative to the contract folder, with their text.</summary>
    public static IReadOnlyDictionary<string, string> Write(Contract contract)
    {
        var files = contract.Operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal).GroupBy(operation => $"operations/{Group(operation.Name)}.txt")
            .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(Text)), StringComparer.Ordinal);
        files.Add("rows.txt", string.Join('\n', contract.Shapes.Values.OrderBy(shape => shape.Name, StringComparer.Ordinal).Select(Text)));
        return files;
    }

    /// <summary>One field, for instance <c>client_acct_id! text(50)</c>.</summary>
    public static string Line(Field field) => $"{field.Name}{(field.Required ? "!" : "")} {field.Type switch
    {
        FieldType.Long => "long",
        FieldType.Decimal => "decimal",
        FieldType.Text { MaxLength: { } length } => FormattableString.Invariant($"text({length})"),
        FieldType.Text => "text",
        FieldType.Rows rows => $"rows({rows.Shape})",
        var other => throw new ArgumentOutOfRangeException(nameof(field), other, null),
    }}";

    private static string Group(string operation)
    {
        var words = operation.Split('_');
        return words[0] == "get" ? words[1] is "acct" or "client" ? $"get-{words[1]}" : "get-other"
            : Groups.Contains(words[0]) ? words[0]
            : "other";
    }

    private static string Text(Operation operation)
    {
        var text = new StringBuilder().Append("operation ").Append(operation.Name).Append('\n');
        Direction("in", operation.Inputs);
        Direction("out", operation.Outputs);
        return text.ToString();

        void Direction(string name, IReadOnlyList<Field> fields)
        {
            if (fields.Count == 0)
                return;
            text.Append("  ").Append(name).Append('\n');
            foreach (var field in fields)
                text.Append("    ").Append(Line(field)).Append('\n');
        }
    }

    private static string Text(RowShape shape) => $"rows {shape.Name}\n{string.Concat(shape.Fields.Select(field => $"  {Line(field)}\n"))}";
}
