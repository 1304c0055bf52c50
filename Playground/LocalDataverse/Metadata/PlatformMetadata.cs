using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>
/// What an empty organisation brings by itself: the tables a solution like ours leans on, as far as it and the pages need
/// them, and built-in roles. Names, lengths and option values are the platform's; most columns of Account and
/// Contact are left out.
/// </summary>
public static class PlatformMetadata
{
    /// <summary>Ids of the built-in roles as solutions name them (role templates).</summary>
    public static readonly Guid SystemAdministratorRole = new("627090ff-40a3-4053-8790-584edc5be201");

    /// <inheritdoc cref="SystemAdministratorRole"/>
    public static readonly Guid BasicUserRole = new("119f245c-3cc8-4b62-b31c-d1a046ced15d");

    /// <summary>This stand-in's own: no solution refers to the role.</summary>
    private static readonly Guid CustomerServiceRole = new("5c9d4f1e-6f0f-4ab8-9d5c-2f3f0b7a4e10");

    public const string SystemAdministrator = "System Administrator";
    public const string BasicUser = "Basic User";
    public const string CustomerServiceRepresentative = "Customer Service Representative";

    private static readonly Lazy<OrganizationMetadata> Empty = new(Build);

    /// <summary>An organisation without any solution.</summary>
    public static OrganizationMetadata Create() => Empty.Value;

    /// <summary>The administrator holds every privilege on every table, of whichever solution.</summary>
    internal static RoleMetadata Administrator(IEnumerable<TableMetadata> tables) => new(
        SystemAdministratorRole,
        SystemAdministrator,
        tables.SelectMany(t => t.PrivilegeKinds().Select(k => t.Privilege(k)))
            .ToImmutableSortedDictionary(p => p, _ => PrivilegeDepth.Global, StringComparer.OrdinalIgnoreCase));

    private static OrganizationMetadata Build()
    {
        TableMetadata[] tables = [.. PlatformTables.All()];
        return new OrganizationMetadata
        {
            Tables = tables.ToImmutableSortedDictionary(t => t.LogicalName, t => t, StringComparer.Ordinal),
            Relationships = [.. PlatformTables.Relationships(), .. tables.SelectMany(StandardColumns.Relationships)],
            Roles = [Administrator(tables), Basic(tables), CustomerService(tables)],
        };
    }

    /// <summary>As the platform's role of that name: work on the customers of the whole business unit, whoever owns them.</summary>
    private static RoleMetadata CustomerService(TableMetadata[] tables) => new(
        CustomerServiceRole,
        CustomerServiceRepresentative,
        tables.Where(table => table.LogicalName is "account" or "contact")
            .SelectMany(table => table.PrivilegeKinds().Where(kind => kind is not PrivilegeKind.Delete).Select(kind => table.Privilege(kind)))
            .ToImmutableSortedDictionary(privilege => privilege, _ => PrivilegeDepth.Local, StringComparer.OrdinalIgnoreCase));

    /// <summary>Own rows of the business tables; reading who and where one is.</summary>
    private static RoleMetadata Basic(TableMetadata[] tables)
    {
        var privileges = ImmutableSortedDictionary.CreateBuilder<string, PrivilegeDepth>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in tables)
        {
            if (table.LogicalName is "account" or "contact")
            {
                foreach (var kind in table.PrivilegeKinds())
                    privileges[table.Privilege(kind)] = PrivilegeDepth.Basic;
            }
            else
            {
                privileges[table.Privilege(PrivilegeKind.Read)] = PrivilegeDepth.Global;
            }
        }
        // Rows may point at a user or a currency without anybody owning that.
        foreach (var table in tables.Where(t => t.LogicalName is "systemuser" or "team" or "businessunit" or "transactioncurrency"))
            privileges[table.Privilege(PrivilegeKind.AppendTo)] = PrivilegeDepth.Global;
        return new RoleMetadata(BasicUserRole, BasicUser, privileges.ToImmutable());
    }
}
