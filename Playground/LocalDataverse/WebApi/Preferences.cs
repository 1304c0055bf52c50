using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>What the caller prefers: annotations, page size, the changed row in the answer.</summary>
internal sealed class Preferences
{
    private readonly string[] _annotations;

    private Preferences(string[] annotations, int? maxPageSize, bool returnRepresentation)
    {
        _annotations = annotations;
        MaxPageSize = maxPageSize;
        ReturnRepresentation = returnRepresentation;
    }

    public int? MaxPageSize { get; }

    public bool ReturnRepresentation { get; }

    public static Preferences Of(HttpRequest request)
    {
        string[] annotations = [];
        int? pageSize = null;
        var representation = false;
        foreach (var preference in request.Headers["Prefer"].SelectMany(header => Split(header ?? string.Empty)))
        {
            var equals = preference.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (preference, string.Empty) : (preference[..equals].Trim(), preference[(equals + 1)..].Trim().Trim('"'));
            switch (name.ToLowerInvariant())
            {
                case "odata.include-annotations":
                    annotations = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "odata.maxpagesize":
                    pageSize = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
                        ? size
                        : throw WebApiException.BadRequest($"odata.maxpagesize must be a number above 0, not '{value}'.");
                    break;
                case "return":
                    representation = value == "representation";
                    break;
            }
        }
        return new Preferences(annotations, pageSize, representation);
    }

    /// <summary>Whether the annotation is wanted; the list may hold names, prefixes ending in an asterisk, and exclusions with a minus.</summary>
    public bool Wants(string annotation)
    {
        var wanted = false;
        foreach (var pattern in _annotations)
        {
            var excludes = pattern.StartsWith('-');
            if (Matches(excludes ? pattern[1..] : pattern, annotation))
                wanted = !excludes;
        }
        return wanted;
    }

    private static bool Matches(string pattern, string annotation) => pattern.EndsWith('*')
        ? annotation.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(pattern, annotation, StringComparison.OrdinalIgnoreCase);

    /// <summary>Commas separate preferences, but not inside quotation marks.</summary>
    private static IEnumerable<string> Split(string header)
    {
        var start = 0;
        var quoted = false;
        for (var at = 0; at <= header.Length; at++)
        {
            if (at < header.Length && header[at] == '"')
                quoted = !quoted;
            if (at < header.Length && (quoted || (header[at] != ',' && header[at] != ';')))
                continue;
            var part = header[start..at].Trim();
            if (part.Length > 0)
                yield return part;
            start = at + 1;
        }
    }
}
