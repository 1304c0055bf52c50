using System.Collections.Immutable;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>Short forms for the platform's own columns.</summary>
internal static class PlatformColumns
{
    public static ColumnMetadata Of(string schemaName, string label, ColumnKind kind) =>
        new() { LogicalName = schemaName.ToLowerInvariant(), SchemaName = schemaName, Kind = kind, DisplayName = label };

    public static ColumnMetadata Text(string schemaName, string label, int length) => Of(schemaName, label, ColumnKind.Text) with { MaxLength = length };

    public static ColumnMetadata Memo(string schemaName, string label, int length) => Of(schemaName, label, ColumnKind.Memo) with { MaxLength = length };

    public static ColumnMetadata Whole(string schemaName, string label, int least = int.MinValue, int most = int.MaxValue) =>
        Of(schemaName, label, ColumnKind.WholeNumber) with { MinValue = least, MaxValue = most };

    public static ColumnMetadata Time(string schemaName, string label) => Of(schemaName, label, ColumnKind.DateAndTime);

    public static ColumnMetadata Lookup(string schemaName, string label, params string[] targets) =>
        Of(schemaName, label, ColumnKind.Lookup) with { Targets = [.. targets] };

    public static ColumnMetadata YesNo(string schemaName, string label, string table, bool byDefault = false) => Of(schemaName, label, ColumnKind.YesNo) with
    {
        Choice = new ChoiceMetadata($"{table}_{schemaName.ToLowerInvariant()}", false, Options((0, "No"), (1, "Yes"))),
        DefaultValue = byDefault,
    };

    public static ColumnMetadata Choice(string schemaName, string label, string table, params (int Value, string Label)[] options) =>
        Of(schemaName, label, ColumnKind.Choice) with { Choice = new ChoiceMetadata($"{table}_{schemaName.ToLowerInvariant()}", false, Options(options)) };

    public static ImmutableSortedDictionary<int, string> Options(params (int Value, string Label)[] options) =>
        options.ToImmutableSortedDictionary(o => o.Value, o => o.Label);
}
