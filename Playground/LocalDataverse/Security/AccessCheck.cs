using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse.Security;

/// <summary>Privileges and row access of one user within one request.</summary>
internal sealed class AccessCheck(Model model, StoreTransaction rows, Principal principal)
{
    private const string Owner = "ownerid";
    private const string OwningBusinessUnit = "owningbusinessunit";
    private const string BusinessUnit = "businessunit";
    private HashSet<Guid>? _deep;
    private Guid? _businessUnit;

    public Principal Principal => principal;

    /// <exception cref="System.ServiceModel.FaultException">The user lacks the privilege at every depth.</exception>
    public void DemandPrivilege(string privilege, string? table = null)
    {
        if (principal.Depth(privilege) == PrivilegeDepth.None)
        {
            throw Fault.Of(ErrorCodes.PrivilegeDenied,
                $"Principal user (Id={principal.UserId:D}, roleCount={principal.Roles.Count}) is missing {privilege} privilege{(table is null ? "" : $" for entity '{table}'")}.");
        }
    }

    public void Demand(TableMetadata table, PrivilegeKind kind) => DemandPrivilege(table.Privilege(kind), table.LogicalName);

    /// <exception cref="System.ServiceModel.FaultException">The privilege is missing, or does not reach this row.</exception>
    public void Demand(TableMetadata table, PrivilegeKind kind, Row row)
    {
        Demand(table, kind);
        if (!Reaches(table, kind, row))
        {
            throw Fault.Of(ErrorCodes.AccessDenied,
                $"SecLib::AccessCheckEx failed. User {principal.UserId:D} has no {kind} access to {table.LogicalName} {row.Id:D}.");
        }
    }

    public bool Reaches(TableMetadata table, PrivilegeKind kind, Row row)
    {
        if (principal.IsUnlimited)
            return true;
        var depth = principal.Depth(table.Privilege(kind));
        if (depth is PrivilegeDepth.None or PrivilegeDepth.Global)
            return depth == PrivilegeDepth.Global;
        if (table.Ownership == TableOwnership.Organization)
            return IsOwnSystemRow(table, row);
        if (row[Owner] is RowReference owner && owner.Id == principal.UserId)
            return true;
        if (depth == PrivilegeDepth.Basic || row[OwningBusinessUnit] is not RowReference unit)
            return false;
        return depth == PrivilegeDepth.Local ? unit.Id == HomeUnit : Deep.Contains(unit.Id);
    }

    public AccessRights RightsOn(TableMetadata table, Row row)
    {
        var rights = AccessRights.None;
        foreach (var kind in table.PrivilegeKinds())
        {
            if (Reaches(table, kind, row))
                rights |= Right(kind);
        }
        return rights;
    }

    /// <summary>The business unit of the user; null for SYSTEM before it has a row.</summary>
    public Guid? HomeUnit => _businessUnit ??= UnitOf(principal.UserId);

    public Guid? UnitOf(Guid userId) =>
        model.Metadata.TryTable("systemuser", out _) && rows.Find(new RowReference("systemuser", userId))?["businessunitid"] is RowReference unit ? unit.Id : null;

    /// <summary>The user's business unit and all below it.</summary>
    private HashSet<Guid> Deep
    {
        get
        {
            if (_deep is not null)
                return _deep;
            var children = rows.Select(BusinessUnit).ToLookup(unit => (unit["parentbusinessunitid"] as RowReference?)?.Id, unit => unit.Id);
            _deep = [];
            var open = new Stack<Guid>(HomeUnit is { } home ? [home] : []);
            while (open.TryPop(out var unit))
            {
                if (_deep.Add(unit))
                {
                    foreach (var child in children[unit])
                        open.Push(child);
                }
            }
            return _deep;
        }
    }

    /// <summary>Rows of users and business units have no owner; a privilege below Global reaches one's own.</summary>
    private bool IsOwnSystemRow(TableMetadata table, Row row) =>
        row.Id == principal.UserId || (table.LogicalName == BusinessUnit && row.Id == HomeUnit) || (row["businessunitid"] is RowReference unit && unit.Id == HomeUnit);

    private static AccessRights Right(PrivilegeKind kind) => kind switch
    {
        PrivilegeKind.Create => AccessRights.CreateAccess,
        PrivilegeKind.Read => AccessRights.ReadAccess,
        PrivilegeKind.Write => AccessRights.WriteAccess,
        PrivilegeKind.Delete => AccessRights.DeleteAccess,
        PrivilegeKind.Append => AccessRights.AppendAccess,
        PrivilegeKind.AppendTo => AccessRights.AppendToAccess,
        PrivilegeKind.Assign => AccessRights.AssignAccess,
        PrivilegeKind.Share => AccessRights.ShareAccess,
        _ => AccessRights.None
    };
}
