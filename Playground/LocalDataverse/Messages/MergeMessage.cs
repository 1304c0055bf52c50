using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>
/// Merge of two accounts or two contacts: the subordinate is deactivated and every row that refers to it refers to the target
/// from then on. The platform does this for all 1:N relationships of these tables, custom ones included, and with its own
/// rights; the caller must be able to write the two rows. (Microsoft: "Merge table rows", "Entity relationship behavior".)
/// </summary>
internal sealed class MergeMessage : IMessage
{
    private const string Merged = "merged";
    private const string Master = "masterid";

    public string Name => "Merge";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input) => Targets.Subject(model, rows, input);

    public void Run(MessageContext context)
    {
        var target = context.Required<EntityReference>("Target");
        var table = context.Model.Table(target.LogicalName);
        if (!table.Columns.ContainsKey(Merged))
            throw Fault.Invalid($"Rows of {table.LogicalName} cannot be merged; accounts and contacts can.");
        if (context.Optional<bool>("PerformParentingChecks"))
            throw Fault.NotSupported("merging with PerformParentingChecks");
        var master = new RowReference(table.LogicalName, target.Id);
        var subordinate = new RowReference(table.LogicalName, context.Required<Guid>("SubordinateId"));
        if (subordinate == master)
            throw Fault.Invalid($"{table.LogicalName} {target.Id:D} cannot be merged with itself.");
        foreach (var row in new[] { master, subordinate })
            DemandActive(context, table, row);

        if (context.Optional<Entity>("UpdateContent") is { Attributes.Count: > 0 } content)
            context.Nested(new UpdateRequest { Target = Addressed(content, master) }, context.ChecksAccess);
        foreach (var relationship in context.Model.ChildrenOf(table.LogicalName).Where(relationship => relationship.ReferencingColumn != Master))
            Move(context, relationship, subordinate, master);
        context.Nested(new UpdateRequest { Target = new Entity(subordinate.Table, subordinate.Id) { [SystemColumns.State] = new OptionSetValue(1) } }, false);
        Mark(context, subordinate, master);
    }

    private static void DemandActive(MessageContext context, TableMetadata table, RowReference reference)
    {
        context.Rows.LockRow(reference);
        var row = context.Rows.Find(reference) ?? throw Fault.NoSuchRow(reference.Table, reference.Id);
        if (context.ChecksAccess)
            context.Access.Demand(table, PrivilegeKind.Write, row);
        if (row[SystemColumns.State] is not 0)
            throw Fault.Invalid($"{reference.Table} {reference.Id:D} is not active and cannot be merged.");
    }

    private static Entity Addressed(Entity content, RowReference row)
    {
        var change = new Entity(row.Table, row.Id);
        foreach (var (name, value) in content.Attributes)
            change[name] = value;
        return change;
    }

    /// <summary>A target that is itself below the subordinate loses that parent: no row is its own parent.</summary>
    private static void Move(MessageContext context, RelationshipMetadata relationship, RowReference from, RowReference to)
    {
        var column = relationship.ReferencingColumn;
        var children = context.Rows.Select(relationship.ReferencingTable, new Seek(column, [from.Id]))
            .Where(row => row[column] is RowReference reference && reference == from)
            .ToList();
        foreach (var child in children)
        {
            var parent = child.Reference == to ? null : new EntityReference(to.Table, to.Id);
            context.Nested(new UpdateRequest { Target = new Entity(child.Table, child.Id) { [column] = parent } }, false);
        }
    }

    private static void Mark(MessageContext context, RowReference subordinate, RowReference master)
    {
        var row = context.Rows.Find(subordinate)!;
        context.Rows.Put(row.Table, row.Id, new Dictionary<string, object>(row.Values, StringComparer.Ordinal) { [Merged] = true, [Master] = master });
    }
}
