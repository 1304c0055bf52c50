using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>Reads members by their names on the wire, for rules that many operations share.</summary>
internal static class MemberAccess
{
    public static bool Takes(this AriaObject owner, string name) => owner.Schema.Find(name) is not null;

    /// <summary>True where something is sent for the member: a value that is not empty, or one that is not of its type.</summary>
    public static bool Has(this AriaObject owner, string name) =>
        owner.Value(name) is { } value && value is not "" && value is not ICollection { Count: 0 }
        || owner.HasUnknownMembers && owner.UnknownMembers.ContainsKey(name);

    public static object? Value(this AriaObject owner, string name) => owner.Schema.Find(name) is { } member ? owner.ValueOf(member) : null;

    public static long? Long(this AriaObject owner, string name) => owner.Value(name) as long?;

    public static decimal? Decimal(this AriaObject owner, string name) => owner.Value(name) switch
    {
        decimal amount => amount,
        long whole => whole,
        _ => null,
    };

    public static AriaDate? Date(this AriaObject owner, string name) => owner.Value(name) as AriaDate?;

    /// <summary>A text, a secret one too: look at its form, and show no more of it than its length.</summary>
    public static string? Text(this AriaObject owner, string name) => owner.Value(name) switch
    {
        string text => text,
        AriaSecret secret => secret.Reveal(),
        _ => null,
    };

    public static IEnumerable<AriaObject> Rows(this AriaObject owner, string name) => owner.Value(name) is IEnumerable rows ? rows.OfType<AriaObject>() : [];

    /// <summary>The object itself and the rows in it, at every depth, whose schema has the member.</summary>
    public static IEnumerable<AriaObject> Holders(this AriaObject owner, string name)
    {
        if (owner.Takes(name))
            yield return owner;
        foreach (var member in owner.Schema.Members.Where(member => member.Rows is not null))
            if (owner.ValueOf(member) is IEnumerable rows)
                foreach (var holder in rows.OfType<AriaObject>().SelectMany(row => row.Holders(name)))
                    yield return holder;
    }

    /// <summary>The first of the members that has a value.</summary>
    public static string? FirstGiven(this AriaObject owner, params string[] names) => names.FirstOrDefault(owner.Has);
}
