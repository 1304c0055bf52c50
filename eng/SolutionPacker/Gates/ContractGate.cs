using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Contract;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Who may do what, what follows a deletion, and what a step, a button and a view do is what Contract/contract.txt says.</summary>
public static class ContractGate
{
    private const string Contract = ContractFile.Folder + "/contract.txt";

    public static IEnumerable<string> Check(PackInput input)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in ContractFacts.Of(input.Source))
        {
            seen.Add(part.Name);
            if (!ContractText.Parts.TryGetValue(part.Name, out var agreed))
            {
                yield return $"{part.Path}: the contract knows no {part.Name}; remove it, or, if it is meant to be, write it in {Contract} with: {string.Join(" | ", part.Lines)}.";
                continue;
            }
            var missing = Without(agreed, part.Lines);
            var extra = Without(part.Lines, agreed);
            if (missing.Count + extra.Count > 0)
                yield return $"{part.Path}: {part.Name} {Difference(missing, extra)} Correct it, or, if the solution is meant to change, {Contract} too.";
        }
        foreach (var gone in ContractText.Parts.Keys.Except(seen, StringComparer.Ordinal))
            yield return $"The {gone} is gone from the source; restore it, or, if it is meant to go, remove it from {Contract}.";
    }

    private static string Difference(List<string> missing, List<string> extra) => (missing.Count, extra.Count) switch
    {
        (0, _) => $"says '{string.Join("', '", extra)}', which the contract does not.",
        (_, 0) => $"must say '{string.Join("', '", missing)}' by the contract, and does not.",
        _ => $"says '{string.Join("', '", extra)}' and must say '{string.Join("', '", missing)}' by the contract.",
    };

    /// <summary>What the first list has more often than the second.</summary>
    private static List<string> Without(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var rest = first.ToList();
        foreach (var line in second)
            rest.Remove(line);
        return rest;
    }
}
