using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Queries;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Messages;

internal sealed class CreateMessage : IMessage
{
    public string Name => "Create";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input)
    {
        var target = Targets.Entity(model, input);
        if (target.RelatedEntities.Count > 0)
            throw Fault.NotSupported("creating related rows together with a row");
        return new MessageSubject(target.LogicalName, target.Id);
    }

    public void Run(MessageContext context)
    {
        var target = context.Required<Entity>("Target");
        context.Output["id"] = new RowWriter(context, context.Model.Table(target.LogicalName)).Create(target);
    }
}

internal sealed class UpdateMessage : IMessage
{
    public string Name => "Update";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input)
    {
        var target = Targets.ExistingEntity(model, rows, input);
        if (target.RelatedEntities.Count > 0)
            throw Fault.NotSupported("updating related rows together with a row");
        return new MessageSubject(target.LogicalName, target.Id);
    }

    public void Run(MessageContext context)
    {
        var target = context.Required<Entity>("Target");
        new RowWriter(context, context.Model.Table(target.LogicalName)).Update(target, RowVersions.Expected(context.Input, target.RowVersion));
    }
}

internal sealed class UpsertMessage : IMessage
{
    public string Name => "Upsert";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input)
    {
        var target = Targets.Entity(model, input);
        if (target.Id == Guid.Empty && target.KeyAttributes.Count == 0)
            throw Fault.Invalid($"An upsert of '{target.LogicalName}' names the row neither by an id nor by a key.");
        return new MessageSubject(target.LogicalName, target.Id);
    }

    /// <summary>Becomes a Create or an Update, whose steps run.</summary>
    public void Run(MessageContext context)
    {
        var target = context.Required<Entity>("Target");
        var existing = Find(context, context.Model.Table(target.LogicalName), target);
        if (existing is { } id)
        {
            target.Id = id;
            context.Nested(new UpdateRequest { Target = target }, context.ChecksAccess);
        }
        else
        {
            target.Id = ((CreateResponse)context.Nested(new CreateRequest { Target = target }, context.ChecksAccess)).id;
        }
        context.Output["RecordCreated"] = existing is null;
        context.Output["Target"] = new EntityReference(target.LogicalName, target.Id);
    }

    private static Guid? Find(MessageContext context, TableMetadata table, Entity target)
    {
        if (target.Id != Guid.Empty)
        {
            var reference = new RowReference(table.LogicalName, target.Id);
            context.Rows.LockRow(reference);
            return context.Rows.Find(reference)?.Id;
        }
        var keys = new AlternateKeys(context.Rows);
        var key = AlternateKeys.Values(table, target.KeyAttributes);
        // Two upserts of one new key: the second waits here, and then updates what the first created.
        keys.Lock(table, key);
        return keys.Find(table, key)?.Id;
    }
}

internal sealed class RetrieveMessage : IMessage
{
    public string Name => "Retrieve";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input) => Targets.Subject(model, rows, input);

    public void Run(MessageContext context)
    {
        var target = context.Required<EntityReference>("Target");
        var table = context.Model.Table(target.LogicalName);
        var columns = EntityShape.Columns(table, context.Required<ColumnSet>("ColumnSet"), context.Access.Principal);
        context.Access.Demand(table, PrivilegeKind.Read);
        var row = context.Rows.Find(new RowReference(table.LogicalName, target.Id)) ?? throw Fault.NoSuchRow(table.LogicalName, target.Id);
        context.Access.Demand(table, PrivilegeKind.Read, row);
        context.Output["BusinessEntity"] = new EntityShape(context.Model, context.Rows).Of(row, columns);
    }
}

internal sealed class RetrieveMultipleMessage : IMessage
{
    public string Name => "RetrieveMultiple";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input)
    {
        var query = QueryReader.Read(model, input.TryGetValue("Query", out var value) ? value as QueryBase : null);
        return new MessageSubject(query.EntityName, Guid.Empty);
    }

    public void Run(MessageContext context) =>
        context.Output["BusinessEntityCollection"] = new QueryRunner(context).Run(QueryReader.Read(context.Model, context.Required<QueryBase>("Query")));
}

internal sealed class DeleteMessage : IMessage
{
    public string Name => "Delete";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input) => Targets.Subject(model, rows, input);

    public void Run(MessageContext context)
    {
        var target = context.Required<EntityReference>("Target");
        var table = context.Model.Table(target.LogicalName);
        if (table.LogicalName is SystemColumns.User or "organization")
            throw Fault.NotSupported($"deleting rows of {table.LogicalName}; the platform disables users and never deletes them");
        var reference = new RowReference(table.LogicalName, target.Id);
        if (context.ChecksAccess)
            context.Access.Demand(table, PrivilegeKind.Delete);
        context.Rows.LockExistence(reference, exclusive: true);
        context.Rows.LockRow(reference);
        var row = context.Rows.Find(reference) ?? throw Fault.NoSuchRow(table.LogicalName, target.Id);
        if (RowVersions.Expected(context.Input, target.RowVersion) is { } expected)
            RowVersions.Demand(row, expected);
        if (context.ChecksAccess)
            context.Access.Demand(table, PrivilegeKind.Delete, row);
        foreach (var relationship in context.Model.ChildrenOf(table.LogicalName))
            Cascade(context, relationship, row);
        context.Rows.Delete(reference);
    }

    private static void Cascade(MessageContext context, RelationshipMetadata relationship, Row parent)
    {
        var column = relationship.ReferencingColumn;
        var children = context.Rows.Select(relationship.ReferencingTable, new Seek(column, [parent.Id]))
            .Where(row => row[column] is RowReference reference && reference == parent.Reference && row.Reference != parent.Reference)
            .ToList();
        if (children.Count == 0)
            return;
        switch (relationship.Delete)
        {
            case CascadeBehavior.Restrict:
                throw Fault.Of(ErrorCodes.StillReferred, $"The object you tried to delete is associated with another object and cannot be deleted: {children.Count} row(s) of {relationship.ReferencingTable} refer to {parent.Table} {parent.Id:D} ({relationship.SchemaName}).");
            case CascadeBehavior.Cascade:
                foreach (var child in children)
                    context.Nested(new DeleteRequest { Target = new EntityReference(child.Table, child.Id) }, false);
                break;
            case CascadeBehavior.RemoveLink:
                // No step runs for the emptied lookup, as on the platform.
                foreach (var child in children)
                    Unlink(context, child.Reference, column);
                break;
        }
    }

    private static void Unlink(MessageContext context, RowReference reference, string column)
    {
        context.Rows.LockRow(reference);
        if (context.Rows.Find(reference) is { } row)
            context.Rows.Put(row.Table, row.Id, row.Values.Where(value => value.Key != column).ToDictionary(StringComparer.Ordinal));
    }
}
