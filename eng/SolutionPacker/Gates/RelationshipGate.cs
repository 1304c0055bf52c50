using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Every lookup has its relationship and every relationship its lookup: half of a pair breaks the import.</summary>
public static class RelationshipGate
{
    private static readonly string[] Cascades = ["NoCascade", "Cascade", "Active", "UserOwned", "RemoveLink", "Restrict"];

    private static readonly string[] CascadeElements = ["CascadeAssign", "CascadeDelete", "CascadeReparent", "CascadeShare", "CascadeUnshare"];

    /// <summary>The relationships every table has: name with the table in it → parent, lookup.</summary>
    private static readonly Dictionary<string, (string Parent, string Column)> OfThePlatform = new(StringComparer.Ordinal)
    {
        ["lk_{0}_createdby"] = ("SystemUser", "CreatedBy"),
        ["lk_{0}_createdonbehalfby"] = ("SystemUser", "CreatedOnBehalfBy"),
        ["lk_{0}_modifiedby"] = ("SystemUser", "ModifiedBy"),
        ["lk_{0}_modifiedonbehalfby"] = ("SystemUser", "ModifiedOnBehalfBy"),
        ["business_unit_{0}"] = ("BusinessUnit", "OwningBusinessUnit"),
        ["owner_{0}"] = ("Owner", "OwnerId"),
        ["team_{0}"] = ("Team", "OwningTeam"),
        ["user_{0}"] = ("SystemUser", "OwningUser"),
        ["organization_{0}"] = ("Organization", "OrganizationId"),
    };

    public static IEnumerable<string> Check(PackInput input)
    {
        var source = input.Source;
        var schema = source.Schema;
        var relationships = source.Relationships.SelectMany(f => f.Root.Elements("EntityRelationship").Select(r => (f.Path, Node: r))).ToList();

        var names = relationships.Select(r => r.Node.Attr("Name")).ToList();
        foreach (var twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"Other/Relationships/: the relationship {twice.Key} is defined twice; remove one.";
        var listed = source.RelationshipNames.Root.Elements("EntityRelationship").Select(r => r.Attr("Name")).ToList();
        foreach (var missing in names.Except(listed, StringComparer.Ordinal))
            yield return $"{source.RelationshipNames.Path}: the relationship {missing} is not listed; add it.";
        foreach (var extra in listed.Except(names, StringComparer.Ordinal))
            yield return $"{source.RelationshipNames.Path}: the relationship {extra} is defined in no file of Other/Relationships/; restore it, or remove the entry.";

        foreach (var finding in relationships.SelectMany(r => Relationship(schema, r.Path, r.Node)))
            yield return finding;

        var byLookup = relationships.ToLookup(r => (r.Node.Child("ReferencingEntityName"), r.Node.Child("ReferencingAttributeName").ToLowerInvariant()));
        foreach (var table in schema.Own)
        {
            foreach (var lookup in table.Columns.Where(c => c.Child("Type") is "lookup" or "owner").Select(c => c.Child("LogicalName")))
            {
                var count = byLookup[(table.SchemaName, lookup)].Count();
                if (count != 1)
                    yield return $"{table.Entity.Path}: the lookup {lookup} has {count} relationships and needs exactly one in Other/Relationships/; restore or remove.";
            }
        }
    }

    private static IEnumerable<string> Relationship(Schema schema, string path, XElement node)
    {
        var name = node.Attr("Name");
        var at = $"{path}: relationship {name}";
        var child = node.Child("ReferencingEntityName");
        var parent = node.Child("ReferencedEntityName");
        var lookup = node.Child("ReferencingAttributeName");
        if (schema.Table(child) is not { } table)
        {
            yield return $"{at}: ReferencingEntityName '{child}' is no table of the solution; correct it.";
            yield break;
        }
        if (!Schema.IsSystemTable(parent) && schema.Table(parent)?.SchemaName != parent)
            yield return $"{at}: ReferencedEntityName '{parent}' is no table of the solution nor one of the platform; correct it.";
        if (table.Column(lookup.ToLowerInvariant()) is not { } column || column.Attr("PhysicalName") != lookup)
            yield return $"{at}: {child} has no column '{lookup}'; restore the lookup or correct ReferencingAttributeName.";
        else if (column.Child("Type") is not ("lookup" or "owner"))
            yield return $"{at}: {child}.{lookup} is no lookup but {column.Child("Type")}; correct ReferencingAttributeName.";
        if (node.Child("EntityRelationshipType") != "OneToMany")
            yield return $"{at}: EntityRelationshipType must be OneToMany.";
        foreach (var cascade in CascadeElements.Where(c => !Cascades.Contains(node.Child(c), StringComparer.Ordinal)))
            yield return $"{at}: {cascade} '{node.Child(cascade)}' is none of {string.Join(", ", Cascades)}; correct it.";
        if (node.Element("RelationshipDescription")?.Items("Descriptions", "Description").English().Length is null or 0)
            yield return $"{at}: write an English description.";

        if (!name.StartsWith("aria_", StringComparison.Ordinal))
        {
            var pattern = name.Replace(child, "{0}", StringComparison.Ordinal);
            if (!OfThePlatform.TryGetValue(pattern, out var expected))
                yield return $"{at}: the platform makes no relationship of this name for {child}; correct name or ReferencingEntityName.";
            else if (expected != (parent, lookup))
                yield return $"{at}: it leads from {lookup} to {parent} and must lead from {expected.Column} to {expected.Parent}.";
            yield break;
        }
        if (node.Child("IsCustomizable") != "0")
            yield return $"{at}: customers must not change what happens on delete; set IsCustomizable to 0.";
        var roles = node.Items("EntityRelationshipRoles", "EntityRelationshipRole").ToList();
        if (roles.Count != 2
            || roles[0].Child("RelationshipRoleType") != "1" || roles[0].Child("NavigationPropertyName") != lookup
            || roles[1].Child("RelationshipRoleType") != "0" || roles[1].Child("NavigationPropertyName") != name)
        {
            yield return $"{at}: it needs two roles: type 1 with the navigation property {lookup}, then type 0 with {name}; by these names the Web API walks it.";
        }
    }
}
