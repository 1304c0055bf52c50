using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Rows named by alternate keys, and the uniqueness of key values.</summary>
internal sealed class AlternateKeys(StoreTransaction rows)
{
    /// <summary>The stored values of a key given by name, checked: exactly the columns of one key of the table.</summary>
    public static IReadOnlyDictionary<string, object> Values(TableMetadata table, KeyAttributeCollection given)
    {
        var names = given.Keys.ToHashSet(StringComparer.Ordinal);
        if (!table.Keys.Any(key => names.SetEquals(key.Columns)))
            throw Fault.Of(ErrorCodes.NotAKey, $"The specified key attributes are not a defined key for the {table.LogicalName} entity: {string.Join(", ", names)}.");
        return given.ToDictionary(
            pair => pair.Key,
            pair => ColumnValues.Read(table, table.Columns[pair.Key], Lenient(table.Columns[pair.Key], pair.Value))
                ?? throw Fault.Invalid($"The key attribute '{pair.Key}' of the {table.LogicalName} entity has no value."),
            StringComparer.Ordinal);
    }

    public Row? Find(TableMetadata table, IReadOnlyDictionary<string, object> key) =>
        rows.Select(table.LogicalName, key.Select(pair => new Seek(pair.Key, [pair.Value])).ToList()).FirstOrDefault(row => key.All(pair => Same(row[pair.Key], pair.Value)));

    /// <summary>No other transaction can make a row with this key value until this one ends.</summary>
    public void Lock(TableMetadata table, IReadOnlyDictionary<string, object> key) => rows.LockKey(table.LogicalName, LockValue(key));

    /// <exception cref="System.ServiceModel.FaultException">Another row has the same values in one of the table's keys.</exception>
    public void DemandUnique(TableMetadata table, Guid id, IReadOnlyDictionary<string, object> values, Row? before)
    {
        foreach (var key in table.Keys)
        {
            // A key with an empty column names no row.
            if (!key.Columns.All(values.ContainsKey) || (before is not null && key.Columns.All(column => Same(before[column], values[column]))))
                continue;
            var wanted = key.Columns.ToDictionary(column => column, column => values[column], StringComparer.Ordinal);
            Lock(table, wanted);
            if (Find(table, wanted) is { } other && other.Id != id)
                throw Fault.Of(ErrorCodes.DuplicateKey, $"Entity Key {key.DisplayName} violated. A record with the same value for {string.Join(", ", key.Columns)} already exists. A duplicate record cannot be created. Select one or more unique values and try again.");
        }
    }

    private static bool Same(object? left, object right) => (left, right) switch
    {
        (null, _) => false,
        (string one, string other) => Folding.Same(one, other),
        _ => left.Equals(right)
    };

    private static string LockValue(IReadOnlyDictionary<string, object> key) => string.Join(
        '\u001f', key.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + Comparable(pair.Value)));

    /// <summary>Equal values have equal texts.</summary>
    public static string Comparable(object value) => value is string text ? Folding.Fold(text) : Convert.ToString(StoredColumn.ToSql(value), CultureInfo.InvariantCulture) ?? "";

    /// <summary>Keys are often given as plain values where rows hold the SDK's types.</summary>
    private static object? Lenient(ColumnMetadata column, object? value) => (column.Kind, value) switch
    {
        (ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner, Guid id) when column.Targets is [var target] => new EntityReference(target, id),
        (ColumnKind.Choice or ColumnKind.State or ColumnKind.Status, int option) => new OptionSetValue(option),
        _ => value
    };
}
