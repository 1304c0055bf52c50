using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>A documented rule a request can be held against before it is sent.</summary>
internal abstract class AriaRule
{
    /// <summary>What it demands, in a sentence.</summary>
    public abstract string Demand { get; }

    /// <summary>Where the rule is from.</summary>
    public abstract string Source { get; }

    /// <summary>True where reading operations are checked too; most rules are about changes, and readings are many.</summary>
    public virtual bool ConcernsReads => false;

    public abstract void Check(AriaRequest request);

    /// <summary>Refuses with a sentence that says what is wrong and what to do.</summary>
    protected AriaRuleException Refuse(string field, object? value, string sentence)
    {
        var shown = Shown(value);
        return new AriaRuleException(GetType().Name, Source, field, shown, $"{sentence} ({field}: {shown ?? "not given"})");
    }

    /// <summary>The contents of a list, and no secret.</summary>
    private static string? Shown(object? value) => value switch
    {
        null => null,
        AriaObject row => row.ToJson(),
        IList items => string.Join(", ", items.Cast<object>().Select(Shown)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>A rule for the requests that are <typeparamref name="T"/>.</summary>
internal abstract class AriaRule<T> : AriaRule where T : class
{
    public sealed override void Check(AriaRequest request)
    {
        if (request is T matching)
            Check(matching);
    }

    protected abstract void Check(T request);
}
