using System;
using System.Collections.Generic;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Security;

/// <summary>A user with everything the roles and profiles add up to.</summary>
internal sealed class Principal
{
    private readonly IReadOnlyDictionary<string, PrivilegeDepth> _privileges;
    private readonly IReadOnlyList<FieldPermission> _permissions;

    public Principal(Guid userId, bool isUnlimited, IReadOnlyList<string> roles, IReadOnlyDictionary<string, PrivilegeDepth> privileges, IReadOnlyList<FieldPermission> permissions)
    {
        UserId = userId;
        IsUnlimited = isUnlimited;
        Roles = roles;
        _privileges = privileges;
        _permissions = permissions;
    }

    public Guid UserId { get; }

    /// <summary>SYSTEM and system administrators.</summary>
    public bool IsUnlimited { get; }

    public IReadOnlyList<string> Roles { get; }

    public PrivilegeDepth Depth(string privilege) =>
        IsUnlimited ? PrivilegeDepth.Global : _privileges.TryGetValue(privilege, out var depth) ? depth : PrivilegeDepth.None;

    public bool MayRead(TableMetadata table, ColumnMetadata column) => May(table, column, permission => permission.CanRead);

    public bool MayCreate(TableMetadata table, ColumnMetadata column) => May(table, column, permission => permission.CanCreate);

    public bool MayUpdate(TableMetadata table, ColumnMetadata column) => May(table, column, permission => permission.CanUpdate);

    private bool May(TableMetadata table, ColumnMetadata column, Func<FieldPermission, bool> allows)
    {
        if (IsUnlimited || !column.IsSecured)
            return true;
        foreach (var permission in _permissions)
        {
            if (permission.Table == table.LogicalName && permission.Column == column.LogicalName && allows(permission))
                return true;
        }
        return false;
    }
}
