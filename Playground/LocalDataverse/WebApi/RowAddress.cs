using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.WebApi;

/// <summary>Reads what stands in the parentheses behind an entity set: an id, or the columns of an alternate key.</summary>
internal static class RowAddress
{
    public static EntityReference Parse(TableMetadata table, string arguments)
    {
        var pairs = ResourcePath.Pairs(arguments);
        if (pairs.Count == 0)
            throw WebApiException.BadRequest($"The address names no row of '{table.EntitySetName}'. Put its id or an alternate key in the parentheses.");
        if (pairs.Count == 1 && (pairs[0].Key.Length == 0 || pairs[0].Key == table.PrimaryIdColumn))
        {
            return Literal.Id(pairs[0].Value) is Guid id
                ? new EntityReference(table.LogicalName, id)
                : throw WebApiException.BadRequest($"'{pairs[0].Value}' is not the id of a row.");
        }

        var columns = pairs.Select(pair => (Column: table.ColumnOf(pair.Key), pair.Value)).ToList();
        var names = columns.Select(each => each.Column.LogicalName).ToHashSet(StringComparer.Ordinal);
        if (!table.Keys.Any(key => names.SetEquals(key.Columns)))
            throw WebApiException.BadRequest($"The table '{table.LogicalName}' has no alternate key made of {string.Join(", ", names)}.");
        var values = new KeyAttributeCollection();
        foreach (var (column, literal) in columns)
            values[column.LogicalName] = KeyValue(column, literal);
        return new EntityReference(table.LogicalName, values);
    }

    private static object KeyValue(ColumnMetadata column, string literal)
    {
        var value = Literal.ForColumn(literal, column);
        return column.Kind switch
        {
            ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => new OptionSetValue((int)value),
            ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner => column.Targets.Length == 1
                ? new EntityReference(column.Targets[0], (Guid)value)
                : throw WebApiException.NotSupported($"The local Web API does not address rows by the key column '{column.LogicalName}', which leads to several tables."),
            _ => value,
        };
    }
}
