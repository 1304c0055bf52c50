using System.Collections.Immutable;

namespace CrmAriaConnector.LocalDataverse.Metadata;

public enum ColumnKind
{
    PrimaryKey,
    UniqueIdentifier,
    Text,
    Memo,
    WholeNumber,
    BigInt,
    Decimal,
    Double,
    Money,
    YesNo,
    Choice,
    MultiChoice,
    State,
    Status,
    Date,
    DateAndTime,
    Lookup,
    Customer,
    Owner
}

/// <summary>How a date column is meant: an instant shown in the user's zone, a bare date, or a wall clock without a zone.</summary>
public enum DateBehavior
{
    UserLocal,
    DateOnly,
    TimeZoneIndependent
}

public enum RequiredLevel
{
    None,
    Recommended,
    ApplicationRequired,
    SystemRequired
}

/// <summary>A column with the constraints the store enforces.</summary>
public sealed record ColumnMetadata
{
    public required string LogicalName { get; init; }
    public required string SchemaName { get; init; }
    public required ColumnKind Kind { get; init; }
    public required string DisplayName { get; init; }
    public string Description { get; init; } = string.Empty;
    public RequiredLevel RequiredLevel { get; init; }

    /// <summary>The column can be released only by a field security profile.</summary>
    public bool IsSecured { get; init; }
    public bool ValidForCreate { get; init; } = true;
    public bool ValidForRead { get; init; } = true;
    public bool ValidForUpdate { get; init; } = true;

    /// <summary>Characters, for text and memo.</summary>
    public int? MaxLength { get; init; }
    public decimal? MinValue { get; init; }
    public decimal? MaxValue { get; init; }

    /// <summary>Digits after the point, for decimal and money.</summary>
    public int? Precision { get; init; }
    public DateBehavior DateBehavior { get; init; }

    /// <summary>Values of a choice, state, status or yes/no column.</summary>
    public ChoiceMetadata? Choice { get; init; }

    /// <summary>Tables a lookup may point to.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];
    public object? DefaultValue { get; init; }
}

/// <summary>A set of values with labels, global (named) or local to one column.</summary>
public sealed record ChoiceMetadata(string Name, bool IsGlobal, ImmutableSortedDictionary<int, string> Options)
{
    /// <summary>For a status column: status → the state it belongs to. Empty otherwise.</summary>
    public ImmutableSortedDictionary<int, int> StateOfStatus { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>For a state column: state → the status a row takes that enters it without naming one. Empty otherwise.</summary>
    public ImmutableSortedDictionary<int, int> DefaultStatusOfState { get; init; } = ImmutableSortedDictionary<int, int>.Empty;
}
