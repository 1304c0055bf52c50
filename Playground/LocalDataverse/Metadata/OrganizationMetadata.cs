using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>What the organisation knows at one moment: the platform's own tables and roles plus all imported solutions. Immutable; an import replaces it whole.</summary>
public sealed record OrganizationMetadata
{
    public required ImmutableSortedDictionary<string, TableMetadata> Tables { get; init; }
    public required ImmutableArray<RelationshipMetadata> Relationships { get; init; }
    public required ImmutableArray<RoleMetadata> Roles { get; init; }
    public ImmutableArray<FieldSecurityProfileMetadata> FieldSecurityProfiles { get; init; } = [];
    public ImmutableArray<CustomApiMetadata> CustomApis { get; init; } = [];
    public ImmutableArray<StepMetadata> Steps { get; init; } = [];
    public ImmutableArray<ViewMetadata> Views { get; init; } = [];
    public ImmutableArray<FormMetadata> Forms { get; init; } = [];
    public ImmutableArray<WebResourceMetadata> WebResources { get; init; } = [];
    public ImmutableArray<AppMetadata> Apps { get; init; } = [];
    public ImmutableArray<ChoiceMetadata> Choices { get; init; } = [];

    /// <summary>The solutions that made the organisation what it is, in the order of their import.</summary>
    public ImmutableArray<SolutionMetadata> Solutions { get; init; } = [];
    public ImmutableSortedDictionary<string, string> Ribbons { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool TryTable(string logicalName, [NotNullWhen(true)] out TableMetadata? table) => Tables.TryGetValue(logicalName, out table);
}
