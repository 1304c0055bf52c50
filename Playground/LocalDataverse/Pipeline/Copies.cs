using System.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Requests travel to a server as messages: what happens to their contents there does not reach the caller's objects.</summary>
internal static class Copies
{
    public static ParameterCollection Of(ParameterCollection parameters)
    {
        var copy = new ParameterCollection();
        foreach (var (name, value) in parameters)
            copy[name] = Of(value);
        return copy;
    }

    private static object Of(object value) => value switch
    {
        Entity entity => Of(entity),
        EntityReference reference => Of(reference),
        EntityCollection collection => new EntityCollection(collection.Entities.Select(Of).ToList()) { EntityName = collection.EntityName },
        _ => value
    };

    private static Entity Of(Entity entity)
    {
        var copy = new Entity(entity.LogicalName, entity.Id) { RowVersion = entity.RowVersion, EntityState = entity.EntityState };
        foreach (var (name, value) in entity.Attributes)
            copy[name] = value is EntityReference reference ? Of(reference) : value;
        copy.KeyAttributes.AddRange(entity.KeyAttributes);
        copy.RelatedEntities.AddRange(entity.RelatedEntities);
        return copy;
    }

    private static EntityReference Of(EntityReference reference)
    {
        var copy = new EntityReference(reference.LogicalName, reference.Id) { Name = reference.Name, RowVersion = reference.RowVersion };
        copy.KeyAttributes.AddRange(reference.KeyAttributes);
        return copy;
    }
}
