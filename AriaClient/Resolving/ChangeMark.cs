using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>
/// How things stood before a change that takes no receipt id: the keys of the comments, credits or units, or hashes of what is to be set.
/// Taken before the change is sent and kept with it, it tells the new from the old if the answer is lost.
/// </summary>
public sealed class ChangeMark
{
    private const char Separator = '\n';
    private readonly HashSet<string> _keys;

    internal ChangeMark(IEnumerable<string> keys) => _keys = new HashSet<string>(keys, StringComparer.Ordinal);

    internal IEnumerable<string> Keys => _keys;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ChangeMark Parse(string text) => new((text ?? throw new ArgumentNullException(nameof(text))).Split([Separator], StringSplitOptions.RemoveEmptyEntries));

    internal bool IsNew(string key) => !_keys.Contains(key);

    /// <summary>The mark as text, to be kept beside the change.</summary>
    public override string ToString() => string.Join(Separator.ToString(), _keys.OrderBy(key => key, StringComparer.Ordinal));
}
