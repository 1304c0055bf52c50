using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>One <c>attribute</c> of a table: its kind, its limits, its values.</summary>
internal sealed class ColumnReader(Labels labels, IReadOnlyDictionary<string, ChoiceMetadata> globalChoices)
{
    private static readonly Dictionary<string, ColumnKind> Kinds = new(StringComparer.Ordinal)
    {
        ["primarykey"] = ColumnKind.PrimaryKey,
        ["uniqueidentifier"] = ColumnKind.UniqueIdentifier,
        ["nvarchar"] = ColumnKind.Text,
        ["ntext"] = ColumnKind.Memo,
        ["int"] = ColumnKind.WholeNumber,
        ["bigint"] = ColumnKind.BigInt,
        ["decimal"] = ColumnKind.Decimal,
        ["float"] = ColumnKind.Double,
        ["money"] = ColumnKind.Money,
        ["bit"] = ColumnKind.YesNo,
        ["picklist"] = ColumnKind.Choice,
        ["multiselectpicklist"] = ColumnKind.MultiChoice,
        ["state"] = ColumnKind.State,
        ["status"] = ColumnKind.Status,
        ["datetime"] = ColumnKind.DateAndTime,
        ["lookup"] = ColumnKind.Lookup,
        ["customer"] = ColumnKind.Customer,
        ["owner"] = ColumnKind.Owner,
    };

    public ColumnMetadata Read(Node node)
    {
        var type = node.RequiredText("Type");
        if (!Kinds.TryGetValue(type, out var kind))
            throw node.Refusal($"columns of type {type} are not supported by the local organisation; take the column out of the solution to import it here");
        if (node.Number("SourceType", 0) != 0)
            throw node.Refusal("calculated and roll-up columns are not computed by the local organisation; take the column out of the solution to import it here");
        if (node.OptionalText("AutoNumberFormat") is not null)
            throw node.Refusal("automatic numbers are not given by the local organisation; take the column out of the solution to import it here");

        var logicalName = node.OptionalText("LogicalName") ?? node.RequiredText("Name");
        if (logicalName != logicalName.ToLowerInvariant() || (node.OptionalText("Name") is { } name && name != logicalName))
            throw node.Refusal($"<Name> and <LogicalName> must both be the same name in lower case, and are '{node.OptionalText("Name")}' and '{logicalName}'");
        var schemaName = node.RequiredAttribute("PhysicalName");
        var column = new ColumnMetadata
        {
            LogicalName = logicalName,
            SchemaName = schemaName,
            Kind = kind,
            DisplayName = labels.Of(node, "displaynames", "displayname") ?? schemaName,
            Description = labels.Of(node, "Descriptions", "Description") ?? string.Empty,
            RequiredLevel = Required(node),
            IsSecured = node.Flag("IsSecured"),
            ValidForCreate = node.Flag("ValidForCreateApi", otherwise: true),
            ValidForRead = node.Flag("ValidForReadApi", otherwise: true),
            ValidForUpdate = node.Flag("ValidForUpdateApi", otherwise: true),
        };
        return kind switch
        {
            ColumnKind.Text => Sized(node, column, 4_000),
            ColumnKind.Memo => Sized(node, column, 1_048_576),
            ColumnKind.WholeNumber => Ranged(node, column, int.MinValue, int.MaxValue),
            // The platform's own exchange rate has 12 digits; a column of one's own cannot have more than 10.
            ColumnKind.Decimal => Ranged(node, column, -100_000_000_000, 100_000_000_000) with { Precision = Precision(node, node.Flag("IsCustomField", otherwise: true) ? 10 : 12) },
            ColumnKind.Double => Ranged(node, column, -100_000_000_000, 100_000_000_000) with { Precision = Precision(node, 5) },
            ColumnKind.Money => Ranged(node, column, -922_337_203_685_477, 922_337_203_685_477) with { Precision = Precision(node, 4) },
            ColumnKind.YesNo => column with { Choice = Own(node, "bit"), DefaultValue = node.Flag("AppDefaultValue") },
            ColumnKind.Choice => Chosen(node, column),
            ColumnKind.MultiChoice => Chosen(node, column),
            ColumnKind.State => column with { Choice = Own(node, "state") },
            ColumnKind.Status => column with { Choice = Own(node, "status") },
            ColumnKind.DateAndTime => Dated(node, column),
            ColumnKind.Owner => column with { Targets = ["systemuser", "team"] },
            _ => column,
        };
    }

    /// <summary>Whether the column is the one that names a row of its table.</summary>
    public static bool IsPrimaryName(Node node) => node.OptionalText("DisplayMask")?.Split('|').Contains("PrimaryName") == true;

    private static RequiredLevel Required(Node node) => node.OptionalText("RequiredLevel") switch
    {
        null or "none" => RequiredLevel.None,
        "recommended" => RequiredLevel.Recommended,
        "required" or "applicationrequired" => RequiredLevel.ApplicationRequired,
        "systemrequired" => RequiredLevel.SystemRequired,
        var word => throw node.Refusal($"<RequiredLevel> '{word}' is none of none, recommended, required, systemrequired"),
    };

    private static ColumnMetadata Sized(Node node, ColumnMetadata column, int most)
    {
        node.OptionalText("Format");
        var length = node.Number("MaxLength");
        return length >= 1 && length <= most
            ? column with { MaxLength = length }
            : throw node.Refusal($"<MaxLength> {length} must lie between 1 and {most}");
    }

    private static ColumnMetadata Ranged(Node node, ColumnMetadata column, decimal least, decimal most)
    {
        node.OptionalText("Format");
        var from = node.Amount("MinValue") ?? least;
        var to = node.Amount("MaxValue") ?? most;
        return least <= from && from <= to && to <= most
            ? column with { MinValue = from, MaxValue = to }
            : throw node.Refusal($"the range {from} to {to} must lie within {least} to {most}");
    }

    private static int Precision(Node node, int most)
    {
        // Where a money column takes its digits from (itself, the organisation, the currency): its own are used here.
        node.OptionalText("AccuracySource");
        var digits = node.Number("Accuracy");
        return digits >= 0 && digits <= most ? digits : throw node.Refusal($"<Accuracy> {digits} must lie between 0 and {most}");
    }

    private static ColumnMetadata Dated(Node node, ColumnMetadata column)
    {
        var format = node.RequiredText("Format");
        var behavior = node.Number("Behavior", 1) switch
        {
            1 => DateBehavior.UserLocal,
            2 => DateBehavior.DateOnly,
            3 => DateBehavior.TimeZoneIndependent,
            var other => throw node.Refusal($"<Behavior> {other} is none of 1 (user local), 2 (date only), 3 (time-zone independent)"),
        };
        return format switch
        {
            "date" => column with { Kind = ColumnKind.Date, DateBehavior = behavior },
            "datetime" when behavior != DateBehavior.DateOnly => column with { DateBehavior = behavior },
            _ => throw node.Refusal($"<Format> {format} with <Behavior> {(int)behavior + 1} is no kind of date; write date, or datetime with behaviour 1 or 3"),
        };
    }

    private ColumnMetadata Chosen(Node node, ColumnMetadata column)
    {
        var name = node.OptionalText("OptionSetName");
        var choice = (name, node.Optional("optionset")) switch
        {
            // A choice of another solution; the organisation knows its values.
            ({ } global, null) => globalChoices.TryGetValue(global, out var known) ? known : new ChoiceMetadata(global, true, ImmutableSortedDictionary<int, string>.Empty),
            (null, { } own) => ChoiceReader.Read(own, labels, "picklist"),
            _ => throw node.Refusal("a choice column needs either <OptionSetName> or an <optionset> of its own"),
        };
        var value = node.Number("AppDefaultValue", -1);
        if (value != -1 && choice.Options.Count > 0 && !choice.Options.ContainsKey(value))
            throw node.Refusal($"the default value {value} is not one of the options of {choice.Name}");
        return column with { Choice = choice, DefaultValue = value == -1 ? null : value };
    }

    private ChoiceMetadata Own(Node node, string type) => ChoiceReader.Read(node.Required("optionset"), labels, type);
}
