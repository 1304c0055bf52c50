using System.Linq;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Associate and Disassociate over 1:N relationships: the lookups of the related rows are set or emptied.</summary>
internal sealed class LinkMessage(bool links) : IMessage
{
    public string Name => links ? "Associate" : "Disassociate";

    public MessageSubject Prepare(Model model, StoreTransaction rows, ParameterCollection input) => Targets.Subject(model, rows, input);

    public void Run(MessageContext context)
    {
        var target = context.Required<EntityReference>("Target");
        var name = context.Required<Relationship>("Relationship").SchemaName;
        var relationship = context.Model.Relationship(name) ?? throw Fault.NotSupported($"the relationship '{name}': it is no 1:N relationship of this organisation, and N:N relationships are not modelled");
        var related = context.Required<EntityReferenceCollection>("RelatedEntities");
        var pairs = target.LogicalName == relationship.ReferencedTable
            ? related.Select(other => (Child: other, Parent: target))
            : related.Select(other => (Child: target, Parent: other));
        foreach (var (child, parent) in pairs.ToList())
        {
            var change = new Entity(child.LogicalName, child.Id) { [relationship.ReferencingColumn] = links ? new EntityReference(parent.LogicalName, parent.Id) : null };
            context.Nested(new UpdateRequest { Target = change }, context.ChecksAccess);
        }
    }
}
