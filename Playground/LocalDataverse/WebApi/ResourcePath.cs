using System;
using System.Collections.Generic;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>One part of an address: a name and what stands in its parentheses; null where it has none.</summary>
internal sealed record PathSegment(string Name, string? Arguments)
{
    private const string OperationNamespace = "Microsoft.Dynamics.CRM.";

    /// <summary>The name of a bound operation, without its namespace; null when the segment is none.</summary>
    public string? OperationName => Name.StartsWith(OperationNamespace, StringComparison.Ordinal) ? Name[OperationNamespace.Length..] : null;
}

/// <summary>Splits an address below the service root into its segments and a segment's arguments into their parts.</summary>
internal static class ResourcePath
{
    public static PathSegment[] Parse(string path)
    {
        var segments = new List<PathSegment>();
        foreach (var part in SplitOutside(path, '/'))
        {
            if (part.Length == 0)
                continue;
            var open = part.IndexOf('(', StringComparison.Ordinal);
            if (open < 0)
                segments.Add(new PathSegment(part, null));
            else if (part.EndsWith(')'))
                segments.Add(new PathSegment(part[..open], part[(open + 1)..^1]));
            else
                throw WebApiException.BadRequest($"The segment '{part}' has no closing parenthesis at its end.");
        }
        return [.. segments];
    }

    /// <summary>name=value pairs of a key or a function's parameters. A single value without a name has the name ''.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(string arguments)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in SplitOutside(arguments, ','))
        {
            var text = part.Trim();
            if (text.Length == 0)
                continue;
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 || text.StartsWith('\'')
                ? new KeyValuePair<string, string>(string.Empty, text)
                : new KeyValuePair<string, string>(text[..equals].Trim(), text[(equals + 1)..].Trim()));
        }
        return pairs;
    }

    /// <summary>Splits at a separator that stands outside string literals and parentheses.</summary>
    public static IEnumerable<string> SplitOutside(string text, char separator)
    {
        var start = 0;
        var depth = 0;
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\'')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (character == '(')
                depth++;
            else if (character == ')')
                depth--;
            else if (character == separator && depth == 0)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }
        yield return text[start..];
    }
}
