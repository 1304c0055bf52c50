using System.Collections.Generic;
using System.Globalization;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>What the last release fixed is still so: an organisation that has the solution takes the next one.</summary>
public static class ShippedGate
{
    public static IEnumerable<string> Check(PackInput input)
    {
        var now = ShippedFacts.Of(input);
        foreach (var (what, was) in input.Source.Shipped.Facts)
        {
            if (!now.TryGetValue(what, out var value))
                yield return $"shipped.json: {what} was shipped in {input.Source.Shipped.Version} and is gone; restore it. An upgrade would delete it with its data or break who calls it.";
            else if (value != was && !IsLonger(was, value))
                yield return $"shipped.json: {what} was shipped as '{was}' and is now '{value}'; restore it. An installed organisation cannot take the change; put what is new under a new name.";
        }
    }

    /// <summary>Text may grow, and nothing else may change.</summary>
    private static bool IsLonger(string was, string now)
    {
        var (before, after) = (was.Split(' '), now.Split(' '));
        return before is ["nvarchar" or "ntext", var shorter]
            && after.Length == 2 && after[0] == before[0]
            && int.TryParse(shorter, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(after[1], CultureInfo.InvariantCulture, out var to)
            && to > from;
    }
}
