using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmAriaConnector.SolutionPacker.Contract;

/// <summary>
/// <c>contract.txt</c>: what the solution means, said a second time and shortly. A part stands at the beginning of a line, and
/// what it says on the indented lines below it; # begins a comment.
/// </summary>
internal static class ContractText
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Read = new(() => Parse(ContractFile.Text("contract.txt")));

    /// <summary>Part → what it says.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Parts => Read.Value;

    private static Dictionary<string, IReadOnlyList<string>> Parse(string text)
    {
        var parts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string>? lines = null;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] != ' ')
                parts.Add(line, lines = []);
            else if (lines is not null)
                lines.Add(line.TrimStart());
            else
                throw new InvalidDataException($"contract.txt: '{line.Trim()}' belongs to no part.");
        }
        return parts;
    }
}
