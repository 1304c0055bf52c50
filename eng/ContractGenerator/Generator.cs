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
    public static IReadOnlyDictionary<string, string> Generate(Contract contract, Overlay overlay, IEnumerable<string> operationNames)
    {
        var operations = operationNames.Select(Find).ToList();
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

        Operation Find(string name) => contract.Operations.TryGetValue(name, out var operation)
            ? overlay.Correct(operation)
            : throw new ArgumentException($"The contract has no operation {name}. Look for its name in eng/ContractGenerator/contract/operations.", nameof(operationNames));
    }
}
