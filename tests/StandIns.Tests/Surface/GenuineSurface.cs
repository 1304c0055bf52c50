using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmAriaConnector.StandIns.Tests.Surface;

/// <summary>Reads eng/StandIns/genuine-surface.txt.</summary>
internal static class GenuineSurface
{
    public static IReadOnlyDictionary<string, SurfaceType> Read()
    {
        using var stream = typeof(GenuineSurface).Assembly.GetManifestResourceStream("genuine-surface.txt")
            ?? throw new InvalidOperationException("The test assembly does not embed genuine-surface.txt.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Split('\n')).ToDictionary(type => type.Name, StringComparer.Ordinal);
    }

    private static IEnumerable<SurfaceType> Parse(IEnumerable<string> lines)
    {
        string? head = null;
        var members = new List<string>();
        foreach (var line in lines.Select(l => l.TrimEnd()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line.Trim());
                continue;
            }

            if (head != null)
                yield return Type(head, members);
            head = line;
            members = new List<string>();
        }

        if (head != null)
            yield return Type(head, members);
    }

    private static SurfaceType Type(string head, IReadOnlyCollection<string> members)
    {
        var equals = head.IndexOf(" = ", StringComparison.Ordinal);
        var name = head.Substring(0, equals);
        var definition = head.Substring(equals + 3);
        var colon = definition.IndexOf(" : ", StringComparison.Ordinal);
        var kind = colon < 0 ? definition : definition.Substring(0, colon);
        var bases = colon < 0 ? new List<string>() : SplitOutsideBrackets(definition.Substring(colon + 3));
        var isClass = kind.EndsWith("class", StringComparison.Ordinal);
        return new SurfaceType(name, kind, isClass ? bases[0] : "", bases.Skip(isClass ? 1 : 0).ToList(), members);
    }

    private static List<string> SplitOutsideBrackets(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '<' ? 1 : text[i] == '>' ? -1 : 0;
            if (text[i] != ',' || depth != 0)
                continue;
            parts.Add(text.Substring(start, i - start).Trim());
            start = i + 1;
        }

        parts.Add(text.Substring(start).Trim());
        return parts;
    }
}
