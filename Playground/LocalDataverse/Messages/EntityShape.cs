using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Messages;

/// <summary>Shows stored rows as the SDK's entities, with names of lookups and formatted values. One instance per answer: it remembers names.</summary>
internal sealed class EntityShape(Model model, StoreTransaction rows)
{
    private readonly Dictionary<RowReference, string?> _names = [];

    public Entity Of(Row row, IEnumerable<ColumnMetadata> columns)
    {
        var table = model.Table(row.Table);
        var entity = new Entity(row.Table, row.Id) { RowVersion = row.Version.ToString(CultureInfo.InvariantCulture) };
        foreach (var column in columns)
            Add(entity, column, row, column.LogicalName, value => value);
        entity[table.PrimaryIdColumn] = row.Id;
        return entity;
    }

    /// <summary>Adds one column of a row under a name; absent values stay absent, as on the platform.</summary>
    public void Add(Entity entity, ColumnMetadata column, Row row, string name, Func<object, object> wrap)
    {
        if (column.LogicalName == SystemColumns.Version)
        {
            entity[name] = wrap(row.Version);
            return;
        }
        if (row[column.LogicalName] is not { } value)
            return;
        entity[name] = wrap(ColumnValues.Write(column, value, NameOf));
        if (FormattedValue.Of(column, value, NameOf) is { } text)
            entity.FormattedValues[name] = text;
    }

    /// <summary>The primary name of a row referred to; null when it has none or is gone.</summary>
    public string? NameOf(RowReference reference)
    {
        if (!_names.TryGetValue(reference, out var name))
        {
            _names[reference] = name = model.Metadata.TryTable(reference.Table, out var table) && table.PrimaryNameColumn is { } column
                ? rows.Find(reference)?[column] as string
                : null;
        }
        return name;
    }

    /// <summary>The columns asked for, checked against the table. A column that is secured from the user is left out without a word.</summary>
    public static IReadOnlyList<ColumnMetadata> Columns(TableMetadata table, ColumnSet? set, Principal principal)
    {
        if (set is null)
            return [];
        if (set.AttributeExpressions.Count > 0)
            throw Fault.NotSupported("aggregates and attribute expressions in a column set");
        var asked = set.AllColumns
            ? table.Columns.Values.Where(column => column.ValidForRead)
            : set.Columns.Select(name => table.TryColumn(name, out var column) ? column : throw Fault.NoSuchColumn(table.LogicalName, name));
        return asked.Where(column => principal.MayRead(table, column)).ToList();
    }
}
