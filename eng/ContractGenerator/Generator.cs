using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>Makes the files for the named operations: the C# of their classes and of the codes, and the schemas.</summary>
public static class Generator
{
    public const string SchemasFile = "schemas.txt";

    private const string Namespace = "CrmAriaConnector.Aria";

    /// <summary>File names relative to AriaClient/Generated, with their text.</summary>
    /// <exception cref="FormatException">Contract, overlay and list of operations do not fit each other; the message has a line for each place.</exception>
    public static IReadOnlyDictionary<string, string> Generate(Sources sources, IEnumerable<string> operationNames)
    {
        var (contract, overlay, codes) = sources;
        var names = operationNames.ToList();
        if (Problems(sources, names) is { Count: > 0 } problems)
            throw new FormatException(string.Join('\n', problems));
        var operations = names.Select(name => overlay.Correct(contract.Operations[name])).ToList();
        var writer = new ClassWriter(overlay, codes);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        files.Add(FactsWriter.FileName, FactsWriter.Write(contract, overlay));
        foreach (var operation in operations)
        {
            var request = writer.Request(operation, Member.Of(operation.Name, operation.Inputs, isRequest: true, sources));
            var response = writer.Response(operation, Member.Of(operation.Name, operation.Outputs, isRequest: false, sources));
            files.Add(Naming.OperationClass(operation.Name) + ".g.cs", ClassWriter.File(Namespace, request + "\n" + response));
        }
        var inRequests = contract.ShapesOf(operations.Select(operation => operation with { Outputs = [] })).Select(shape => shape.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var shape in contract.ShapesOf(operations).Where(shape => !shape.IsPlain))
            files.Add($"Rows/{Naming.RowClass(shape)}.g.cs", ClassWriter.File(Namespace + ".Rows", writer.Row(shape, Member.Of(shape.Name, shape.Fields, isRequest: false, sources), inRequests.Contains(shape.Name))));
        foreach (var (name, list) in codes.Lists)
            files.Add($"Codes/{name}.g.cs", CodeWriter.Write(name, list));
        files.Add(SchemasFile, writer.Schemas);
        return files;
    }

    /// <summary>All of them at once, so that a newer contract is not a new run for each.</summary>
    private static List<string> Problems(Sources sources, List<string> names)
    {
        var (contract, overlay, codes) = sources;
        var problems = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"eng/ContractGenerator/operations.txt names {group.Key} twice. Take one out.").ToList();
        problems.AddRange(names.Except(contract.Operations.Keys, StringComparer.Ordinal)
            .Select(name => $"The library ships {name}, which the contract has not. Look for its name in eng/ContractGenerator/contract/operations, or take it out of operations.txt."));
        problems.AddRange(contract.Shapes.Values.Select(Naming.RowClass).Where(codes.Lists.ContainsKey)
            .Select(name => $"codes.json has a list {name}, which is the name of a row class too. Give the list another name."));
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
