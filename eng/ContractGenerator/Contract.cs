using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>What travels: a number, an amount, a text, or rows of one shape.</summary>
public abstract record FieldType
{
    public sealed record Long : FieldType;

    public sealed record Decimal : FieldType;

    public sealed record Text(int? MaxLength) : FieldType;

    public sealed record Rows(string Shape) : FieldType;
}

public sealed record Field(string Name, bool Required, FieldType Type);

/// <summary>A row type. Aria uses one shape per name in all operations, so rows may contain rows of their own kind.</summary>
public sealed record RowShape(string Name, IReadOnlyList<Field> Fields)
{
    /// <summary>One plain value a row: in C# a list of such values.</summary>
    public bool IsPlain => Fields is [{ Type: not FieldType.Rows }];
}

public sealed record Operation(string Name, IReadOnlyList<Field> Inputs, IReadOnlyList<Field> Outputs);

/// <summary>
/// All operations of the API, in this project's own notation: names, types, structure. What every operation has is left out:
/// rest_call, output_format, client_no and auth_key on the way in, error_code and error_msg on the way out.
/// </summary>
public sealed class Contract
{
    /// <exception cref="FormatException">No classes can be made of it; the message says why.</exception>
    public Contract(IEnumerable<Operation> operations, IEnumerable<RowShape> shapes)
    {
        Operations = ContractCheck.Operations(operations);
        Shapes = ContractCheck.Shapes(shapes);
        ContractCheck.Fields(this);
    }

    public IReadOnlyDictionary<string, Operation> Operations { get; }

    public IReadOnlyDictionary<string, RowShape> Shapes { get; }

    /// <summary>The shapes reachable from the operations, each once, by name.</summary>
    public IReadOnlyList<RowShape> ShapesOf(IEnumerable<Operation> operations)
    {
        var found = new SortedDictionary<string, RowShape>(StringComparer.Ordinal);
        var open = new Stack<Field>(operations.SelectMany(operation => operation.Inputs.Concat(operation.Outputs)));
        while (open.Count > 0)
        {
            if (open.Pop().Type is not FieldType.Rows rows || found.ContainsKey(rows.Shape))
                continue;
            var shape = Shapes[rows.Shape];
            found.Add(shape.Name, shape);
            foreach (var field in shape.Fields)
                open.Push(field);
        }
        return [.. found.Values];
    }
}
