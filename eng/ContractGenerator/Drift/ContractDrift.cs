using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator.Drift;

/// <summary>What an environment's contract has more, less, or otherwise than the project's.</summary>
public static class ContractDrift
{
    /// <summary>One line a difference: + added, - removed, ~ of another type or no longer, or newly, required.</summary>
    public static IReadOnlyList<string> Between(Contract project, Contract environment)
    {
        var lines = new List<string>();
        foreach (var name in Union(project.Operations.Keys, environment.Operations.Keys))
        {
            var before = project.Operations.GetValueOrDefault(name);
            var after = environment.Operations.GetValueOrDefault(name);
            if (before is null)
                lines.Add($"+ operation {name}");
            else if (after is null)
                lines.Add($"- operation {name}");
            else
            {
                Compare($"{name} in", before.Inputs, after.Inputs);
                Compare($"{name} out", before.Outputs, after.Outputs);
            }
        }
        foreach (var name in Union(project.Shapes.Keys, environment.Shapes.Keys))
        {
            var before = project.Shapes.GetValueOrDefault(name);
            var after = environment.Shapes.GetValueOrDefault(name);
            if (before is null)
                lines.Add($"+ rows {name}");
            else if (after is null)
                lines.Add($"- rows {name}");
            else
                Compare($"rows {name}", before.Fields, after.Fields);
        }
        return lines;

        void Compare(string owner, IReadOnlyList<Field> before, IReadOnlyList<Field> after)
        {
            var old = before.ToDictionary(field => field.Name, StringComparer.Ordinal);
            var now = after.ToDictionary(field => field.Name, StringComparer.Ordinal);
            foreach (var name in Union(old.Keys, now.Keys))
            {
                if (!old.TryGetValue(name, out var was))
                    lines.Add($"+ {owner}: {ContractWriter.Line(now[name])}");
                else if (!now.TryGetValue(name, out var becomes))
                    lines.Add($"- {owner}: {ContractWriter.Line(was)}");
                else if (was != becomes)
                    lines.Add($"~ {owner}: {ContractWriter.Line(was)} becomes {ContractWriter.Line(becomes)}");
            }
        }
    }

    private static IEnumerable<string> Union(IEnumerable<string> left, IEnumerable<string> right) => left.Union(right, StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
