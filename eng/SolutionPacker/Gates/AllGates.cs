using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>The rules a source must keep before it is packed. Every finding is a sentence that says what to do.</summary>
public static class AllGates
{
    public static IReadOnlyList<string> Check(PackInput input) => Enumerable.Empty<string>()
        .ToList();

    public static void Demand(PackInput input)
    {
        var findings = Check(input);
        if (findings.Count > 0)
            throw new PackException(string.Join('\n', findings));
    }
}
