using System;
using System.Collections.Generic;
using System.Text;

namespace CrmAriaConnector.Aria;

/// <summary>Takes the secrets of a call out of the texts that come back, in whatever spelling they are repeated there.</summary>
internal sealed class Scrubber
{
    /// <summary>Takes nothing out.</summary>
    public static readonly Scrubber None = new([]);

    private readonly List<SoughtSecret> _sought;
    private readonly int _shortest = int.MaxValue;

    public Scrubber(IReadOnlyList<AriaSecret> secrets)
    {
        _sought = new List<SoughtSecret>(secrets.Count);
        foreach (var secret in secrets)
            if (secret.Sought is { } sought)
            {
                _sought.Add(sought);
                _shortest = Math.Min(_shortest, sought.Length);
            }
        // The longest first: a short one may stand in a long one, and would leave the rest of it.
        if (_sought.Count > 1)
            _sought.Sort(static (one, other) => other.Length.CompareTo(one.Length));
    }

    /// <summary>True where a number of a card or of a bank is among them.</summary>
    public bool SeeksNumbers => _sought.Exists(static secret => secret.IsNumber);

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
