using System;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>Roles and field security profiles.</summary>
internal static class SecurityReader
{
    public static RoleMetadata ReadRole(Node node)
    {
        var privileges = ImmutableSortedDictionary.CreateBuilder<string, PrivilegeDepth>(StringComparer.OrdinalIgnoreCase);
        foreach (var privilege in node.Each("RolePrivileges", "RolePrivilege"))
        {
            var name = privilege.RequiredAttribute("name");
            var level = privilege.RequiredAttribute("level");
            if (!Enum.TryParse<PrivilegeDepth>(level, out var depth) || !Enum.IsDefined(depth))
                throw privilege.Refusal($"the level '{level}' of {name} is none of Basic, Local, Deep, Global");
            if (privileges.ContainsKey(name))
                throw privilege.Refusal($"the privilege {name} stands twice; leave one");
            privileges.Add(name, depth);
        }
        return new RoleMetadata(node.AttributeId("id"), node.RequiredAttribute("name"), privileges.ToImmutable());
    }

    public static FieldSecurityProfileMetadata ReadProfile(Node node) => new(
        node.AttributeId("fieldsecurityprofileid"),
        node.RequiredAttribute("name"),
        [.. node.Each("FieldPermissions", "FieldPermission").Select(p => new FieldPermission(
            p.RequiredText("EntityName").ToLowerInvariant(),
            p.RequiredText("AttributeName").ToLowerInvariant(),
            Allowed(p, "CanRead"),
            Allowed(p, "CanCreate"),
            Allowed(p, "CanUpdate")))]);

    /// <summary>The platform writes 0 for not allowed and 4 for allowed.</summary>
    private static bool Allowed(Node node, string element) => node.OneOf(element, null, 0, 4) == 4;
}
