using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker.Gates;

/// <summary>Roles grant privileges that exist, and write access to nothing the connector writes itself.</summary>
public static class RoleGate
{
    private static readonly string[] Levels = ["Basic", "Local", "Deep", "Global"];

    private static readonly string[] Writing = ["prvCreate", "prvWrite", "prvDelete", "prvAssign", "prvShare"];

    public static IEnumerable<string> Check(PackInput input)
    {
        var schema = input.Source.Schema;
        foreach (var role in input.Source.Roles)
        {
            var privileges = role.Root.Items("RolePrivileges", "RolePrivilege").Select(p => (Name: p.Attr("name"), Level: p.Attr("level"))).ToList();
            foreach (var twice in privileges.GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
                yield return $"{role.Path}: {twice.Key} is granted twice; remove one.";
            foreach (var (name, level) in privileges)
            {
                var table = schema.Own.FirstOrDefault(t => name.EndsWith(t.SchemaName, StringComparison.Ordinal));
                if (table is null || !schema.Privileges.Contains(name))
                {
                    yield return $"{role.Path}: there is no privilege '{name}'; the platform makes them as prv<verb><table> for the solution's tables. Correct it.";
                    continue;
                }
                if (!Levels.Contains(level, StringComparer.Ordinal) || (table.IsOrganizationOwned && level != "Global"))
                    yield return $"{role.Path}: {name} cannot be granted at level '{level}'; use {(table.IsOrganizationOwned ? "Global, the table belongs to the organisation" : string.Join(", ", Levels))}.";
                if (!table.IsOrganizationOwned && Writing.Any(w => name.StartsWith(w, StringComparison.Ordinal)))
                    yield return $"{role.Path}: {name} would let people write rows that only the connector may write; remove it.";
            }
        }
    }
}
