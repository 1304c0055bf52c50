using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>What a contract must hold for classes to be made of it. Each refusal is a <see cref="FormatException"/> whose sentence says what is wrong.</summary>
internal static partial class ContractCheck
{
    /// <summary>The operations by name. Two that would become one class are refused.</summary>
    public static IReadOnlyDictionary<string, Operation> Operations(IEnumerable<Operation> operations)
    {
        var byName = ByName(operations, operation => operation.Name, operation => Naming.OperationClass(operation.Name), OperationName(), "operation", "update_acct_plan_m");
        return byName.Count > 0 ? byName : throw new FormatException("The contract has no operation.");
    }

    /// <summary>The row shapes by name.</summary>
    public static IReadOnlyDictionary<string, RowShape> Shapes(IEnumerable<RowShape> shapes) =>
        ByName(shapes, shape => shape.Name, Naming.RowClass, ShapeName(), "row shape", "CustomRate");

    /// <summary>Refuses fields that would become one property, rows of a shape that nobody describes, and a shape named like a request or an answer.</summary>
    public static void Fields(Contract contract)
    {
        var messages = contract.Operations.Keys.Select(Naming.OperationClass).SelectMany(name => new[] { name + "Request", name + "Response" }).ToHashSet(StringComparer.Ordinal);
        if (contract.Shapes.Values.FirstOrDefault(shape => messages.Contains(Naming.RowClass(shape))) is { } taken)
            throw new FormatException($"The row shape {taken.Name} is named like a message of an operation. Give it another name, or teach eng/ContractGenerator/Naming.cs to tell them apart.");
        foreach (var operation in contract.Operations.Values)
        {
            Check($"{operation.Name} in", operation.Inputs);
            Check($"{operation.Name} out", operation.Outputs);
        }
        foreach (var shape in contract.Shapes.Values)
            Check($"rows {shape.Name}", shape.Fields);

        void Check(string owner, IReadOnlyList<Field> fields)
        {
            try
            {
                ByName(fields, field => field.Name, field => Naming.Pascal(field.Name), FieldName(), "field", "acct_no");
            }
            catch (FormatException problem)
            {
                throw new FormatException($"{owner}: {problem.Message}", problem);
            }
            foreach (var field in fields)
                if (field.Type is FieldType.Rows rows && !contract.Shapes.ContainsKey(rows.Shape))
                    throw new FormatException($"{owner}: the field {field.Name} has rows of {rows.Shape}, which nothing describes. Describe that shape, or take the field out.");
        }
    }

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> nameOf, Func<T, string> inCSharp, Regex allowed, string kind, string example)
    {
        var byName = new Dictionary<string, T>(StringComparer.Ordinal);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var name = nameOf(item);
            if (!allowed.IsMatch(name))
                throw new FormatException($"'{name}' is no name of {(kind[0] is 'o' ? "an" : "a")} {kind}. Names are written like {example}.");
            if (!byName.TryAdd(name, item))
                throw new FormatException($"The {kind} {name} is there twice. Take one out.");
            if (!taken.TryAdd(inCSharp(item), name))
                throw new FormatException($"The {kind}s {taken[inCSharp(item)]} and {name} would have the same name in C#, {inCSharp(item)}. Take one out, or teach eng/ContractGenerator/Naming.cs to tell them apart.");
        }
        return byName;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z0-9]+)+\z")]
    private static partial Regex OperationName();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex ShapeName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex FieldName();
}
