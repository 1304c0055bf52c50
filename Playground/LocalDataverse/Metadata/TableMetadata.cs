using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>Who owns the rows of a table: users and teams, or the organisation as a whole.</summary>
public enum TableOwnership
{
    User,
    Organization
}

/// <summary>A table as the platform or an imported solution declares it. Logical names are lower case.</summary>
public sealed record TableMetadata
{
    public required string LogicalName { get; init; }
    public required string EntitySetName { get; init; }
    public required TableOwnership Ownership { get; init; }
    public required string PrimaryIdColumn { get; init; }
    public string? PrimaryNameColumn { get; init; }
    public required string DisplayName { get; init; }
    public required string CollectionName { get; init; }

    /// <summary>Number of the table within the organisation (object type code).</summary>
    public int ObjectTypeCode { get; init; }

    /// <summary>Unique name of the solution that brought the table; null for the platform's own.</summary>
    public string? Solution { get; init; }

    /// <summary>What the table is called in the names of its privileges: its schema name, or the platform's own word for it. Logical name unless given.</summary>
    public string PrivilegeStem { get => field ?? LogicalName; init; }

    /// <summary>Web resource shown as the table's icon.</summary>
    public string? Icon { get; init; }

    /// <summary>
    /// The platform's "Read-only in Unified Client" (IsReadOnlyInMobileClient): apps let nobody create, change, delete, assign or
    /// share a row, whatever the roles say, and commands that ask for such a right are hidden. Requests are not concerned.
    /// </summary>
    public bool IsReadOnlyInApps { get; init; }

    public required ImmutableSortedDictionary<string, ColumnMetadata> Columns { get; init; }
    public ImmutableArray<KeyMetadata> Keys { get; init; } = [];

    public bool TryColumn(string logicalName, [NotNullWhen(true)] out ColumnMetadata? column) => Columns.TryGetValue(logicalName, out column);
}

/// <summary>What a solution adds to a table that another solution or the platform brings.</summary>
public sealed record TableExtension(string Table, ImmutableSortedDictionary<string, ColumnMetadata> Columns, ImmutableArray<KeyMetadata> Keys);

/// <summary>An alternate key: a combination of columns that names at most one row.</summary>
public sealed record KeyMetadata(string LogicalName, string DisplayName, ImmutableArray<string> Columns);

/// <summary>A 1:N relationship; the referencing side holds the lookup.</summary>
public sealed record RelationshipMetadata
{
    public required string SchemaName { get; init; }
    public required string ReferencedTable { get; init; }
    public required string ReferencingTable { get; init; }
    public required string ReferencingColumn { get; init; }

    /// <summary>Name of the lookup's navigation property on the referencing table (OData).</summary>
    public required string LookupNavigationProperty { get; init; }

    /// <summary>Name of the collection's navigation property on the referenced table (OData).</summary>
    public required string CollectionNavigationProperty { get; init; }
    public required CascadeBehavior Delete { get; init; }
    public CascadeBehavior Assign { get; init; } = CascadeBehavior.NoCascade;
    public CascadeBehavior Share { get; init; } = CascadeBehavior.NoCascade;
    public CascadeBehavior Reparent { get; init; } = CascadeBehavior.NoCascade;
}

/// <summary>What happens to the referencing rows, in the platform's words.</summary>
public enum CascadeBehavior
{
    NoCascade,
    Cascade,
    Active,
    UserOwned,
    RemoveLink,
    Restrict
}
