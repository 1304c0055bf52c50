using System;
using System.Reflection;

namespace CrmAriaConnector.Aria;

/// <summary>What a member is on the wire and in C#.</summary>
internal enum AriaMemberKind
{
    Long,
    Decimal,
    Text,
    Date,
    Flag,
    Secret,
    Rows,
    LongList,
    DecimalList,
    TextList,
}

/// <summary>One member of a <see cref="AriaSchema"/>.</summary>
internal sealed class AriaMember
{
    /// <summary>One letter a kind, in the order of <see cref="AriaMemberKind"/>.</summary>
    public const string Letters = "ldtDfsrLMT";

    private const string Twin = "_2";

    public AriaMember(string word, int slot, Func<string, string> known, Assembly assembly)
    {
        Kind = (AriaMemberKind)Letters.IndexOf(word[0]);
        Slot = slot;
        var colon = word.IndexOf(':');
        if (colon >= 0)
        {
            var behind = word.Substring(colon + 1);
            if (Kind == AriaMemberKind.Rows)
                Rows = new AriaRows(assembly, behind);
            else
                Key = known(behind);
            word = word.Substring(0, colon);
        }
        var hasTwin = word[word.Length - 1] == '<';
        if (hasTwin)
            word = word.Substring(0, word.Length - 1);
        IsRequired = word[word.Length - 1] == '!';
        Name = known(word.Substring(1, word.Length - (IsRequired ? 2 : 1)));
        OlderName = hasTwin ? known(Name.Substring(0, Name.Length - Twin.Length)) : null;
    }

    public AriaMemberKind Kind { get; }

    /// <summary>The name that is written, and read first.</summary>
    public string Name { get; }

    /// <summary>An older name, read where <see cref="Name"/> gives nothing.</summary>
    public string? OlderName { get; }

    public bool IsRequired { get; }

    public int Slot { get; }

    /// <summary>The one key of each object in a list of plain values.</summary>
    public string? Key { get; }

    /// <summary>Makes and reads the rows, where the member has some.</summary>
    public AriaRows? Rows { get; }
}
