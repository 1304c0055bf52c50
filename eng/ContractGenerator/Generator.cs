using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>Makes the files for the named operations: the C# of their classes, and the schemas of these.</summary>
public static class Generator
{
    public const string SchemasFile = "schemas.txt";

    private const string Namespace = "CrmAriaConnector.Aria";

    /// <summary>File names relative to AriaClient/Generated, with their text.</summary>
    /// <exception cref="FormatException">Contract, overlay and list of operations do not fit each other; the message has a line for each place.</exception>
    public static IReadOnlyDictionary<string, string> Generate(Contract contract, Overlay overlay, IEnumerable<string> operationNames)
    {
        var names = operationNames.ToList();
        if (Problems(contract, overlay, names) is { Count: > 0 } problems)
            throw new FormatException(string.Join('\n', problems));
        var operations = names.Select(name => overlay.Correct(contract.Operations[name])).ToList();
        var writer = new ClassWriter(overlay);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        files.Add(FactsWriter.FileName, FactsWriter.Write(contract, overlay));
        foreach (var operation in operations)
        {
            var request = writer.Request(operation, Member.Of(operation.Inputs, isRequest: true, contract, overlay));
            var response = writer.Response(operation, Member.Of(operation.Outputs, isRequest: false, contract, overlay));
            files.Add(Naming.OperationClass(operation.Name) + ".g.cs", ClassWriter.File(Namespace, request + "\n" + response));
        }
        var inRequests = contract.ShapesOf(operations.Select(operation => operation with { Outputs = [] })).Select(shape => shape.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var shape in contract.ShapesOf(operations).Where(shape => !shape.IsPlain))
            files.Add($"Rows/{Naming.RowClass(shape)}.g.cs", ClassWriter.File(Namespace + ".Rows", writer.Row(shape, Member.Of(shape.Fields, isRequest: false, contract, overlay), inRequests.Contains(shape.Name))));
        files.Add(SchemasFile, writer.Schemas);
        return files;
    }

    /// <summary>All of them at once, so that a newer contract is not a new run for each.</summary>
    private static List<string> Problems(Contract contract, Overlay overlay, List<string> names)
    {
        var problems = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"eng/ContractGenerator/operations.txt names {group.Key} twice. Take one out.").ToList();
        problems.AddRange(names.Except(contract.Operations.Keys, StringComparer.Ordinal)
            .Select(name => $"The library ships {name}, which the contract has not. Look for its name in eng/ContractGenerator/contract/operations, or take it out of operations.txt."));
        foreach (var operation in contract.Operations.Values)
        {
            try
            {
                overlay.Correct(operation);
            }
            catch (FormatException problem)
            {
                problems.Add(problem.Message);
            }
        }
        return problems;
    }
}
