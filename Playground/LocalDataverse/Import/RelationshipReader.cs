using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>1:N relationships. Names of tables and columns stand in their schema spelling there and are lowered.</summary>
internal static class RelationshipReader
{
    public static ImmutableArray<RelationshipMetadata> Read(Node customizations)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var relationships = ImmutableArray.CreateBuilder<RelationshipMetadata>();
        foreach (var node in customizations.Each("EntityRelationships", "EntityRelationship"))
        {
            if (AbsentTables.Contains(node.RequiredText("ReferencingEntityName")))
            {
                node.Whole();
                continue;
            }
            var relationship = ReadOne(node);
            if (!names.Add(relationship.SchemaName))
                throw node.Refusal("the relationship stands twice; leave one");
            relationships.Add(relationship);
        }
        return relationships.ToImmutable();
    }

    private static RelationshipMetadata ReadOne(Node node)
    {
        var type = node.RequiredText("EntityRelationshipType");
        if (type != "OneToMany")
            throw node.Refusal($"relationships of type {type} are not supported by the local organisation; use a table of your own with two lookups");
        var name = node.RequiredAttribute("Name");
        var column = node.RequiredText("ReferencingAttributeName");
        var navigation = Navigation(node);
        return new RelationshipMetadata
        {
            SchemaName = name,
            ReferencedTable = node.RequiredText("ReferencedEntityName").ToLowerInvariant(),
            ReferencingTable = node.RequiredText("ReferencingEntityName").ToLowerInvariant(),
            ReferencingColumn = column.ToLowerInvariant(),
            // Without a role of its own only a relationship of the platform stands in a zip, and those are named in lower case.
            LookupNavigationProperty = navigation.Lookup ?? column.ToLowerInvariant(),
            CollectionNavigationProperty = navigation.Collection ?? name,
            Delete = Cascade(node, "CascadeDelete") ?? throw node.Refusal("<CascadeDelete> is missing; say what happens to the rows when the row they point to is deleted"),
            Assign = Cascade(node, "CascadeAssign") ?? CascadeBehavior.NoCascade,
            Share = Cascade(node, "CascadeShare") ?? CascadeBehavior.NoCascade,
            Reparent = Cascade(node, "CascadeReparent") ?? CascadeBehavior.NoCascade,
        };
    }

    /// <summary>Role 1 is the side of the lookup, role 0 the side of the collection.</summary>
    private static (string? Lookup, string? Collection) Navigation(Node node)
    {
        string? lookup = null, collection = null;
        foreach (var role in node.Each("EntityRelationshipRoles", "EntityRelationshipRole"))
        {
            var property = role.OptionalText("NavigationPropertyName");
            if (role.OneOf("RelationshipRoleType", null, 0, 1) == 1)
                lookup = property;
            else
                collection = property;
        }
        return (lookup, collection);
    }

    private static CascadeBehavior? Cascade(Node node, string element) => node.OptionalText(element) switch
    {
        null => null,
        var word when Enum.TryParse<CascadeBehavior>(word, out var behavior) && Enum.IsDefined(behavior) => behavior,
        var word => throw node.Refusal($"<{element}> '{word}' is no cascade; write {string.Join(", ", Enum.GetNames<CascadeBehavior>())}"),
    };
}
