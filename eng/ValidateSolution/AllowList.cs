using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrmAriaConnector.SolutionPacker;

namespace CrmAriaConnector.ValidateSolution;

/// <summary>
/// Differences that are right although the schemas do not know them. Each entry stands below a comment with the reason:
/// a regular expression over "element path: message". One that nothing matches any more is a mistake as well.
/// </summary>
public sealed class AllowList
{
    private readonly List<Regex> _entries = [];
    private readonly HashSet<Regex> _used = [];

    private AllowList()
    {
    }

    public static AllowList Read(string text)
    {
        var list = new AllowList();
        var hasReason = false;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith('#'))
            {
                hasReason = true;
            }
            else if (line.Length == 0)
            {
                hasReason = false;
            }
            else
            {
                if (!hasReason)
                    throw new PackException($"allowed.txt: '{line}' has no reason; write a comment above it.");
                list._entries.Add(new Regex(line));
            }
        }
        return list;
    }

    public bool Allows(Difference difference)
    {
        var matching = _entries.Where(e => e.IsMatch($"{difference.Element}: {difference.Message}")).ToList();
        _used.UnionWith(matching);
        return matching.Count > 0;
    }

    public IEnumerable<string> Unused() => _entries.Except(_used)
        .Select(e => $"allowed.txt: nothing differs any more as '{e}' allows; remove the entry.");
}
