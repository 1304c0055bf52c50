using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CrmAriaConnector.Aria;

/// <summary>Takes the secrets of a call out of the texts that come back, in whatever spelling they are repeated there.</summary>
internal sealed class Scrubber
{
    /// <summary>Takes nothing out.</summary>
    public static readonly Scrubber None = new([]);

    private readonly List<SoughtSecret> _sought;
    private readonly int _shortest;

    public Scrubber(IEnumerable<AriaSecret> secrets)
    {
        // The longest first: a short one may stand in a long one, and would leave the rest of it.
        _sought = [.. secrets.Select(static secret => secret.Reveal()).Distinct().Where(static text => !string.IsNullOrWhiteSpace(text)).OrderByDescending(static text => text.Length).Select(static text => new SoughtSecret(text))];
        _shortest = _sought.Count == 0 ? int.MaxValue : _sought.Min(static secret => secret.Length);
    }

    public string? Clean(string? text)
    {
        if (text is null || text.Length < _shortest)
            return text;
        foreach (var secret in _sought)
            if (secret.MayStandIn(text))
                text = Without(secret, text);
        return text;
    }

    /// <summary>True where an exception repeats no secret, nor do those within it.</summary>
    public bool IsClean(Exception exception) => exception.ToString() is var text && ReferenceEquals(Clean(text), text);

    private static string Without(SoughtSecret secret, string text)
    {
        StringBuilder? clean = null;
        var kept = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var end = secret.EndIn(text, at);
            if (end < 0)
                continue;
            (clean ??= new StringBuilder(text.Length)).Append(text, kept, at - kept).Append(AriaSecret.Mask);
            kept = end;
            at = end - 1;
        }
        return clean is null ? text : clean.Append(text, kept, text.Length - kept).ToString();
    }
}
