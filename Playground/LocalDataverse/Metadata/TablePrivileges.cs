using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.LocalDataverse.Metadata;

public enum PrivilegeKind
{
    Create,
    Read,
    Write,
    Delete,
    Append,
    AppendTo,
    Assign,
    Share
}

/// <summary>The privileges the platform makes with every table. Their names are compared without regard to case.</summary>
public static class TablePrivileges
{
    private static readonly PrivilegeKind[] All = Enum.GetValues<PrivilegeKind>();

    /// <summary>Kinds that exist for the table: rows of the organisation are neither assigned nor shared.</summary>
    public static IEnumerable<PrivilegeKind> PrivilegeKinds(this TableMetadata table) =>
        table.Ownership == TableOwnership.User ? All : All.Where(k => k is not (PrivilegeKind.Assign or PrivilegeKind.Share));

    public static string Privilege(this TableMetadata table, PrivilegeKind kind) => $"prv{kind}{table.PrivilegeStem}";
}
