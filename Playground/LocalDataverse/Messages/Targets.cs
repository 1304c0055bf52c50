using System;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Reads the Target of a request and gives it its id where it came with an alternate key.</summary>
internal static class Targets
{
    public static Entity Entity(Model model, ParameterCollection input)
    {
        var target = input.TryGetValue("Target", out var value) ? value as Entity : null;
        if (target is null)
            throw Fault.Invalid("The required parameter 'Target' is missing.");
        model.Table(target.LogicalName);
        return target;
    }

    public static Entity ExistingEntity(Model model, StoreTransaction rows, ParameterCollection input)
    {
        var target = Entity(model, input);
        if (target.Id == Guid.Empty && target.KeyAttributes.Count == 0 && target.Contains(model.Table(target.LogicalName).PrimaryIdColumn))
            target.Id = target.GetAttributeValue<Guid>(model.Table(target.LogicalName).PrimaryIdColumn);
        if (target.Id == Guid.Empty)
            target.Id = ByKey(model, rows, target.LogicalName, target.KeyAttributes);
        return target;
    }

    public static EntityReference Reference(Model model, StoreTransaction rows, ParameterCollection input)
    {
        var target = input.TryGetValue("Target", out var value) ? value as EntityReference : null;
        if (target is null)
            throw Fault.Invalid("The required parameter 'Target' is missing.");
        model.Table(target.LogicalName);
        if (target.Id == Guid.Empty)
            target.Id = ByKey(model, rows, target.LogicalName, target.KeyAttributes);
        return target;
    }

    /// <summary>The row a Target that is a reference names.</summary>
    public static MessageSubject Subject(Model model, StoreTransaction rows, ParameterCollection input)
    {
        var target = Reference(model, rows, input);
        return new MessageSubject(target.LogicalName, target.Id);
    }

    public static Guid ByKey(Model model, StoreTransaction rows, string tableName, KeyAttributeCollection key)
    {
        if (key.Count == 0)
            throw Fault.Invalid($"The row of table '{tableName}' is named neither by an id nor by a key.");
        var table = model.Table(tableName);
        return new AlternateKeys(rows).Find(table, AlternateKeys.Values(table, key))?.Id
            ?? throw Fault.Of(ErrorCodes.NoRowWithKey, $"A record with the specified key values does not exist in {tableName} entity");
    }
}
