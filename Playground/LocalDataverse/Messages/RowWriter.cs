using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Turns a sent entity into the next version of its row: constraints, references, security, the platform's own columns.</summary>
internal sealed class RowWriter(MessageContext context, TableMetadata table)
{
    private readonly AccessCheck _access = context.Access;
    private readonly StoreTransaction _rows = context.Rows;

    public Guid Create(Entity target)
    {
        if (context.ChecksAccess)
            _access.Demand(table, PrivilegeKind.Create);
        var isGiven = HasId(target);
        var id = target.Id;
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in target.KeyAttributes)
        {
            if (!target.Contains(name))
                Set(values, Column(name), AlternateKeys.Values(table, target.KeyAttributes)[name]);
        }
        foreach (var (column, value) in Sent(target, creating: true))
            Set(values, column, value);
        AddDefaults(values);
        values[table.PrimaryIdColumn] = id;
        Stamp(values, SystemColumns.CreatedOn, SystemColumns.CreatedBy);
        Stamp(values, SystemColumns.ModifiedOn, SystemColumns.ModifiedBy);
        SetFullName(values);
        if (table.TryColumn(SystemColumns.Organization, out var organization) && organization.Kind == ColumnKind.Lookup)
            values[SystemColumns.Organization] = new RowReference("organization", context.OrganizationId);
        SetOwner(values, values.TryGetValue(SystemColumns.Owner, out var owner) ? (RowReference)owner : new RowReference(SystemColumns.User, _access.Principal.UserId));
        SetStatus(values, sentState: values.ContainsKey(SystemColumns.State), sentStatus: values.ContainsKey(SystemColumns.Status));
        _rows.LockRow(new RowReference(table.LogicalName, id));
        if (isGiven && _rows.Find(new RowReference(table.LogicalName, id)) is not null)
            throw Fault.Of(ErrorCodes.DuplicateId, $"Cannot insert duplicate key. A row of {table.LogicalName} with id {id:D} is there already.");
        var row = new Row(table.LogicalName, id, 0, values);
        if (context.ChecksAccess && !_access.Reaches(table, PrivilegeKind.Create, row))
            throw Fault.Of(ErrorCodes.AccessDenied, $"SecLib::AccessCheckEx failed. User {_access.Principal.UserId:D} may not create rows of {table.LogicalName} for that owner.");
        CheckReferences(row, values.Keys);
        new AlternateKeys(_rows).DemandUnique(table, id, values, before: null);
        _rows.Put(table.LogicalName, id, values);
        return id;
    }

    public void Update(Entity target, string? expectedVersion)
    {
        if (context.ChecksAccess)
            _access.Demand(table, PrivilegeKind.Write);
        var reference = new RowReference(table.LogicalName, target.Id);
        _rows.LockRow(reference);
        var before = _rows.Find(reference) ?? throw Fault.NoSuchRow(table.LogicalName, target.Id);
        if (expectedVersion is not null)
            RowVersions.Demand(before, expectedVersion);
        if (context.ChecksAccess)
            _access.Demand(table, PrivilegeKind.Write, before);
        var values = new Dictionary<string, object>(before.Values, StringComparer.Ordinal);
        var sent = new List<string>();
        foreach (var (column, value) in Sent(target, creating: false))
        {
            Set(values, column, value);
            sent.Add(column.LogicalName);
        }
        if (sent.Contains(SystemColumns.Owner))
            Reassign(before, values);
        if (sent.Contains(SystemColumns.State) || sent.Contains(SystemColumns.Status))
            SetStatus(values, sent.Contains(SystemColumns.State), sent.Contains(SystemColumns.Status));
        SetFullName(values);
        Stamp(values, SystemColumns.ModifiedOn, SystemColumns.ModifiedBy);
        CheckReferences(new Row(table.LogicalName, target.Id, before.Version, values), sent.Where(name => !Equals(before[name], values.GetValueOrDefault(name))));
        new AlternateKeys(_rows).DemandUnique(table, target.Id, values, before);
        _rows.Put(table.LogicalName, target.Id, values);
    }

    /// <summary>A new row may bring its id with it; else it gets one, and false is returned.</summary>
    private bool HasId(Entity target)
    {
        if (target.Id == Guid.Empty && target.Attributes.TryGetValue(table.PrimaryIdColumn, out var value) && value is Guid given)
            target.Id = given;
        if (target.Id != Guid.Empty)
            return true;
        target.Id = Guid.NewGuid();
        return false;
    }

    /// <summary>What was sent, as stored values. Columns the platform fills, or that take no value now, are passed over without a word, as the platform does.</summary>
    private IEnumerable<(ColumnMetadata Column, object? Value)> Sent(Entity target, bool creating)
    {
        foreach (var (name, value) in target.Attributes)
        {
            if (name == table.PrimaryIdColumn || name == SystemColumns.Version)
                continue;
            var column = Column(name);
            if (SystemColumns.IsPlatforms(name) || !(creating ? column.ValidForCreate : column.ValidForUpdate))
                continue;
            if (context.ChecksAccess)
                DemandReleased(column, creating);
            if (value is EntityReference { LogicalName: { } other } reference && reference.Id == Guid.Empty && reference.KeyAttributes.Count > 0)
                reference.Id = Targets.ByKey(context.Model, _rows, other, reference.KeyAttributes);
            yield return (column, ColumnValues.Read(table, column, value));
        }
    }

    private ColumnMetadata Column(string name) => table.TryColumn(name, out var column) ? column : throw Fault.NoSuchColumn(table.LogicalName, name);

    private void DemandReleased(ColumnMetadata column, bool creating)
    {
        if (creating && !_access.Principal.MayCreate(table, column))
            throw Fault.Of(ErrorCodes.SecuredCreate, $"The user does not have create permissions to a secured field: '{column.LogicalName}' of '{table.LogicalName}'. The requested operation could not be completed.");
        if (!creating && !_access.Principal.MayUpdate(table, column))
            throw Fault.Of(ErrorCodes.SecuredUpdate, $"The user does not have update permissions to a secured field: '{column.LogicalName}' of '{table.LogicalName}'. The requested operation could not be completed.");
    }

    private static void Set(Dictionary<string, object> values, ColumnMetadata column, object? value)
    {
        if (value is null)
            values.Remove(column.LogicalName);
        else
            values[column.LogicalName] = value;
    }

    private void AddDefaults(Dictionary<string, object> values)
    {
        foreach (var column in table.Columns.Values)
        {
            if (column.DefaultValue is { } value && column.Kind is not (ColumnKind.State or ColumnKind.Status))
                values.TryAdd(column.LogicalName, value);
        }
    }

    private void Stamp(Dictionary<string, object> values, string when, string who)
    {
        if (table.Columns.ContainsKey(when))
            values[when] = new DateTime(context.UtcNow.Ticks - context.UtcNow.Ticks % TimeSpan.TicksPerSecond);
        if (table.Columns.ContainsKey(who))
            values[who] = new RowReference(SystemColumns.User, _access.Principal.UserId);
    }

    private void Reassign(Row before, Dictionary<string, object> values)
    {
        if (!values.TryGetValue(SystemColumns.Owner, out var owner))
            throw Fault.Invalid($"A row of {table.LogicalName} cannot be without an owner.");
        if (Equals(before[SystemColumns.Owner], owner))
            return;
        if (context.ChecksAccess)
            _access.Demand(table, PrivilegeKind.Assign, before);
        SetOwner(values, (RowReference)owner);
        foreach (var relationship in context.Model.ChildrenOf(table.LogicalName))
            ReassignChildren(relationship, before, (RowReference)owner);
    }

    /// <summary>Children go with their parent as far as the relationship says.</summary>
    private void ReassignChildren(RelationshipMetadata relationship, Row parent, RowReference owner)
    {
        if (relationship.Assign is not (CascadeBehavior.Cascade or CascadeBehavior.Active or CascadeBehavior.UserOwned))
            return;
        var children = _rows.Select(relationship.ReferencingTable, new Seek(relationship.ReferencingColumn, [parent.Id]))
            .Where(row => Equals(row[relationship.ReferencingColumn], parent.Reference) && row.Reference != parent.Reference)
            .Where(row => relationship.Assign switch
            {
                CascadeBehavior.Active => row[SystemColumns.State] is 0,
                CascadeBehavior.UserOwned => Equals(row[SystemColumns.Owner], parent[SystemColumns.Owner]),
                _ => true
            });
        foreach (var child in children)
            context.Nested(new UpdateRequest { Target = new Entity(child.Table, child.Id) { [SystemColumns.Owner] = new EntityReference(owner.Table, owner.Id) } }, false);
    }

    private void SetOwner(Dictionary<string, object> values, RowReference owner)
    {
        if (table.Ownership != TableOwnership.User)
            return;
        if (owner.Table != SystemColumns.User)
            throw Fault.NotSupported("rows owned by teams");
        if (owner.Id != _access.Principal.UserId && context.PrincipalOf(owner.Id).Depth(table.Privilege(PrivilegeKind.Read)) == PrivilegeDepth.None)
            throw Fault.Of(ErrorCodes.OwnerLacksPrivilege, $"Target user or team does not hold required privileges: user {owner.Id:D} lacks {table.Privilege(PrivilegeKind.Read)} and cannot own rows of {table.LogicalName}.");
        values[SystemColumns.Owner] = owner;
        if (table.Columns.ContainsKey(SystemColumns.OwningUser))
            values[SystemColumns.OwningUser] = owner;
        if (_access.UnitOf(owner.Id) is { } unit && table.Columns.ContainsKey(SystemColumns.OwningBusinessUnit))
            values[SystemColumns.OwningBusinessUnit] = new RowReference(SystemColumns.BusinessUnit, unit);
    }

    /// <summary>The name of a person is put together by the platform.</summary>
    private void SetFullName(Dictionary<string, object> values)
    {
        if (!table.TryColumn("fullname", out var column) || column.ValidForCreate)
            return;
        var name = string.Join(' ', new[] { "firstname", "lastname" }.Select(part => values.GetValueOrDefault(part)).OfType<string>());
        if (name.Length > 0)
            values["fullname"] = name;
        else
            values.Remove("fullname");
    }

    /// <summary>State and status go together: a state brings its first status with it, a status its state.</summary>
    private void SetStatus(Dictionary<string, object> values, bool sentState, bool sentStatus)
    {
        if (!table.TryColumn(SystemColumns.State, out var state) || !table.TryColumn(SystemColumns.Status, out var status))
            return;
        if (sentStatus && values.TryGetValue(SystemColumns.Status, out var sent) && status.Choice is { } statuses && statuses.StateOfStatus.TryGetValue((int)sent, out var itsState))
        {
            if (sentState && (int)values[SystemColumns.State] != itsState)
                throw Fault.Of(ErrorCodes.ChoiceOutOfRange, $"{sent} is not a valid status code for state code {values[SystemColumns.State]} of {table.LogicalName}.");
            values[SystemColumns.State] = itsState;
            return;
        }
        if (!sentState)
            values[SystemColumns.State] = 0;
        var chosen = (int)values[SystemColumns.State];
        if (!sentStatus)
            values[SystemColumns.Status] = state.Choice?.DefaultStatusOfState.GetValueOrDefault(chosen, chosen + 1) ?? chosen + 1;
    }

    /// <summary>Rows referred to must be there and stay; who links two rows needs Append on the one and AppendTo on the other.</summary>
    private void CheckReferences(Row row, IEnumerable<string> columns)
    {
        var demanded = false;
        foreach (var name in columns)
        {
            if (row[name] is not RowReference reference || SystemColumns.IsPlatforms(name))
                continue;
            _rows.LockExistence(reference, exclusive: false);
            var other = context.Model.Table(reference.Table);
            var referred = _rows.Find(reference) ?? throw Fault.NoSuchRow(reference.Table, reference.Id);
            if (name == SystemColumns.Owner || !context.ChecksAccess)
                continue;
            if (!demanded)
                _access.Demand(table, PrivilegeKind.Append, row);
            demanded = true;
            _access.Demand(other, PrivilegeKind.AppendTo, referred);
        }
    }
}
