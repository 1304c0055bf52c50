using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>The simulator's list of operations and the project's contract, from which the client is generated, say the same.</summary>
public sealed class ProjectContractTests
{
    private static readonly string[] Envelope = ["rest_call", "output_format", "client_no", "auth_key", "error_code", "error_msg"];

    private static string Name(Field field) => field.Type switch
    {
        FieldType.Long => "long",
        FieldType.Real => "decimal",
        FieldType.Text => "text",
        _ => "rows",
    };

    private static IEnumerable<string> Differences(string where, IEnumerable<Field> here, IReadOnlyDictionary<string, string> there, bool mayHaveMore)
    {
        var known = here.Where(field => !Envelope.Contains(field.Name)).ToDictionary(field => field.Name, Name);
        foreach (var (name, type) in there)
        {
            if (!known.TryGetValue(name, out var own))
                yield return $"{where} lacks {name}";
            else if (own != type.Split('(')[0])
                yield return $"{where}.{name} is {own} here and {type} in the contract";
        }

        foreach (var name in known.Keys.Where(name => !mayHaveMore && !there.ContainsKey(name) && !there.ContainsKey(name + "_2")))
            yield return $"{where} has {name}, which the contract has not";
    }

    [Test]
    public void Operations_and_fields_are_those_of_the_project_s_contract()
    {
        // Inputs may have more: what the overlay adds.
        var differences = Contract.Current.Operations.Values
            .SelectMany(operation => Differences($"{operation.Name} in", operation.Inputs, ProjectContract.Inputs(operation.Name), mayHaveMore: true)
                .Concat(Differences($"{operation.Name} out", operation.Outputs, ProjectContract.Outputs(operation.Name), mayHaveMore: false)));
        Assert.Multiple(() =>
        {
            Assert.That(Contract.Current.Operations.Keys, Is.EquivalentTo(ProjectContract.Operations));
            Assert.That(differences, Is.Empty);
        });
    }
}
