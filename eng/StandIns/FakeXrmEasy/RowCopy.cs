using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace FakeXrmEasy;

/// <summary>Copies rows deeply enough that neither side of the store can change the other's.</summary>
internal static class RowCopy
{
    public static Entity Of(Entity row)
    {
        var copy = new Entity(row.LogicalName, row.Id) { EntityState = row.EntityState };
        foreach (var attribute in row.Attributes)
            copy[attribute.Key] = OfValue(attribute.Value);
        foreach (var formatted in row.FormattedValues)
            copy.FormattedValues[formatted.Key] = formatted.Value;
        foreach (var key in row.KeyAttributes)
            copy.KeyAttributes[key.Key] = OfValue(key.Value);
        return copy;
    }

    /// <summary>A copy with the wanted columns only; an empty column is absent, as the platform leaves it out.</summary>
    public static Entity Of(Entity row, ColumnSet columns)
    {
        var copy = new Entity(row.LogicalName, row.Id);
        foreach (var attribute in row.Attributes.Where(a => a.Value != null && Wants(columns, a.Key)))
            copy[attribute.Key] = OfValue(attribute.Value);
        foreach (var formatted in row.FormattedValues.Where(f => Wants(columns, f.Key)))
            copy.FormattedValues[formatted.Key] = formatted.Value;
        var primaryKey = PrimaryKeyOf(row.LogicalName);
        if (Wants(columns, primaryKey))
            copy[primaryKey] = row.Id;
        return copy;
    }

    public static string PrimaryKeyOf(string table) => table + "id";

    public static object OfValue(object value) => value switch
    {
        EntityReference reference => Reference(reference),
        OptionSetValue option => new OptionSetValue(option.Value),
        Money money => new Money(money.Value),
        OptionSetValueCollection options => new OptionSetValueCollection(options.Select(o => new OptionSetValue(o.Value)).ToList()),
        AliasedValue aliased => new AliasedValue(aliased.EntityLogicalName, aliased.AttributeLogicalName, OfValue(aliased.Value)),
        EntityCollection rows => new EntityCollection(rows.Entities.Select(Of).ToList()) { EntityName = rows.EntityName },
        Entity row => Of(row),
        byte[] bytes => bytes.Clone(),
        _ => value,
    };

    private static EntityReference Reference(EntityReference reference)
    {
        var copy = new EntityReference(reference.LogicalName, reference.Id) { Name = reference.Name };
        foreach (var key in reference.KeyAttributes)
            copy.KeyAttributes[key.Key] = OfValue(key.Value);
        return copy;
    }

    private static bool Wants(ColumnSet columns, string column) => columns == null || columns.AllColumns || columns.Columns.Contains(column);
}
