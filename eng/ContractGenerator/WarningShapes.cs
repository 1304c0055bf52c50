using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>The row shapes that tell of a failure beside a successful operation, in themselves or in the rows inside them.</summary>
internal sealed class WarningShapes
{
    private readonly HashSet<string> _shapes = new(StringComparer.Ordinal);

    public WarningShapes(Contract contract)
    {
        bool grew;
        do
        {
            grew = false;
            foreach (var shape in contract.Shapes.Values.Where(shape => !_shapes.Contains(shape.Name)))
                if (shape.Fields.Any(field => MessageFor(field.Name) is not null || field.Type is FieldType.Rows rows && _shapes.Contains(rows.Shape)))
                    grew |= _shapes.Add(shape.Name);
        }
        while (grew);
    }

    public bool Contains(string shape) => _shapes.Contains(shape);

    /// <summary>The field that holds the text for a field with an error code; null when the field holds none. A response's own error_code never gets here.</summary>
    public static string? MessageFor(string field)
    {
        foreach (var ending in (string[])["error_code", "error_cd"])
            if (field == ending || field.EndsWith("_" + ending, StringComparison.Ordinal))
                return field[..^ending.Length] + "error_msg";
        return null;
    }
}
