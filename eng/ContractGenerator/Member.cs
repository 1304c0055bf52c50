using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.ContractGenerator;

/// <summary>What a property is in C#.</summary>
public enum MemberKind
{
    Long,
    Decimal,
    DecimalOfText,
    Text,
    Date,
    Flag,
    Secret,
    LongCode,
    TextCode,
    Rows,
    LongList,
    DecimalList,
    TextList,
}

/// <summary>One property of a generated class.</summary>
/// <param name="Property">The name in C#.</param>
/// <param name="WireName">The name that is read first and written.</param>
/// <param name="Fallback">An older name that is read when the first gives nothing.</param>
/// <param name="Kind">What it is in C#.</param>
/// <param name="TypeName">The row class or the type of the codes.</param>
/// <param name="RowKey">The one key of each object in a list of plain values.</param>
/// <param name="Field">The field of the contract.</param>
public sealed record Member(string Property, string WireName, string? Fallback, MemberKind Kind, string TypeName, string? RowKey, Field Field)
{
    private const string Twin = "_2";

    public bool IsList => Kind is MemberKind.Rows or MemberKind.LongList or MemberKind.DecimalList or MemberKind.TextList;

    /// <summary>The properties for the fields. Where Aria gave a field a second name ending in _2, both are one property.</summary>
    public static IReadOnlyList<Member> Of(string owner, IReadOnlyList<Field> fields, bool isRequest, Sources sources)
    {
        var names = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var twins = isRequest ? [] : names.Where(IsTwin).ToHashSet(StringComparer.Ordinal);
        return [.. fields.Where(field => !twins.Contains(field.Name + Twin)).Select(Create)];

        // qualifier_2 beside qualifier_1 is the second of several; acct_no_2 alone is the new name of acct_no.
        bool IsTwin(string name) => name.EndsWith(Twin, StringComparison.Ordinal) && !names.Contains(name[..^1] + "1");

        Member Create(Field field)
        {
            var fallback = twins.Contains(field.Name) ? field.Name[..^Twin.Length] : null;
            var (kind, type, key) = Classify(field, fallback ?? field.Name);
            return new Member(Naming.Pascal(fallback ?? field.Name), field.Name, fallback, kind, type, key, field);
        }

        (MemberKind Kind, string Type, string? Key) Classify(Field field, string name)
        {
            if (field.Type is FieldType.Rows rows)
            {
                var shape = sources.Contract.Shapes[rows.Shape];
                return shape.IsPlain ? PlainList(shape.Fields[0]) : (MemberKind.Rows, Naming.RowClass(shape), null);
            }
            if (sources.Overlay.Secrets.Contains(name))
                return (MemberKind.Secret, "", null);
            if (sources.Codes.TypeOf(owner, name, field.Type) is { } codes)
                return (field.Type is FieldType.Long ? MemberKind.LongCode : MemberKind.TextCode, codes, null);
            return field.Type switch
            {
                FieldType.Long => (MemberKind.Long, "", null),
                FieldType.Decimal => (MemberKind.Decimal, "", null),
                _ when !isRequest && sources.Overlay.Decimals.Contains(name) => (MemberKind.DecimalOfText, "", null),
                _ when sources.Overlay.Flags.Contains(name) => (MemberKind.Flag, "", null),
                _ when sources.Overlay.Dates.Contains(name) => (MemberKind.Date, "", null),
                _ => (MemberKind.Text, "", null),
            };
        }

        static (MemberKind, string, string?) PlainList(Field only) => (only.Type switch
        {
            FieldType.Long => MemberKind.LongList,
            FieldType.Decimal => MemberKind.DecimalList,
            _ => MemberKind.TextList,
        }, "", only.Name);
    }
}
