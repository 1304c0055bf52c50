using System;
using System.Collections.Generic;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>
/// One version of a row. Never changed once made; a write makes the next one. Values by column: Guid, string, int, long,
/// decimal, double, bool, DateTime, int[] or <see cref="RowReference"/>; a column without a value is absent.
/// </summary>
internal sealed class Row(string table, Guid id, long version, IReadOnlyDictionary<string, object> values)
{
    public string Table { get; } = table;

    public Guid Id { get; } = id;

    /// <summary>The platform's versionnumber: grows with every write in the organisation.</summary>
    public long Version { get; } = version;

    public IReadOnlyDictionary<string, object> Values { get; } = values;

    public RowReference Reference => new(Table, Id);

    public object? this[string column] => Values.TryGetValue(column, out var value) ? value : null;
}
