using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Pipeline;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>The metadata prepared for questions at run time. Immutable; an import makes a new one.</summary>
internal sealed class Model
{
    private readonly ILookup<string, RelationshipMetadata> _byReferenced;
    private readonly Dictionary<string, CustomApiMetadata> _customApis;
    private readonly Dictionary<string, RoleMetadata> _roles;

    public Model(OrganizationMetadata metadata, ImmutableArray<Step> steps)
    {
        Metadata = metadata;
        Steps = steps;
        _byReferenced = metadata.Relationships.ToLookup(relationship => relationship.ReferencedTable);
        _customApis = metadata.CustomApis.ToDictionary(api => api.UniqueName, StringComparer.OrdinalIgnoreCase);
        _roles = metadata.Roles.ToDictionary(role => role.Name, StringComparer.OrdinalIgnoreCase);
    }

    public OrganizationMetadata Metadata { get; }

    public ImmutableArray<Step> Steps { get; }

    public TableMetadata Table(string? logicalName) =>
        logicalName is not null && Metadata.TryTable(logicalName, out var table) ? table : throw Fault.NoSuchTable(logicalName);

    public IEnumerable<RelationshipMetadata> ChildrenOf(string table) => _byReferenced[table];

    public RelationshipMetadata? Relationship(string schemaName) =>
        Metadata.Relationships.FirstOrDefault(relationship => string.Equals(relationship.SchemaName, schemaName, StringComparison.OrdinalIgnoreCase));

    public CustomApiMetadata? CustomApi(string message) => _customApis.GetValueOrDefault(message);

    public RoleMetadata? Role(string name) => _roles.GetValueOrDefault(name);

    public FieldSecurityProfileMetadata? Profile(string name) =>
        Metadata.FieldSecurityProfiles.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The steps of one stage in the order they run.</summary>
    public IEnumerable<Step> StepsOf(string message, string? table, int stage, bool isAsync) =>
        Steps.Where(step => step.Stage == stage && step.IsAsync == isAsync && step.Concerns(message, table)).OrderBy(step => step.Rank);

    public bool HasSteps(string message, string? table) => Steps.Any(step => step.Concerns(message, table));
}
