using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Data.Sqlite;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>One table of the organisation as a table of SQLite, and the statements on it.</summary>
internal sealed class StoredTable
{
    public const string Version = "versionnumber";

    private readonly Dictionary<string, StoredColumn> _byName;
    private readonly List<StoredColumn> _sought;

    public StoredTable(TableMetadata table)
    {
        Name = table.LogicalName;
        IdColumn = table.PrimaryIdColumn;
        Columns = table.Columns.Values
            .Where(column => column.LogicalName != IdColumn && column.LogicalName != Version)
            .Select(column => new StoredColumn(column.LogicalName, column.Kind))
            .ToList();
        _byName = Columns.ToDictionary(column => column.Name);
        // Who created a row is written always and sought hardly ever.
        _sought = Columns.Where(column => column.IsReference && (table.Columns[column.Name].ValidForCreate || table.Columns[column.Name].ValidForUpdate)).ToList();
        Keys = table.Keys.Select(key => (key.LogicalName, (IReadOnlyList<string>)key.Columns)).ToList();
        var names = SqlColumns().Select(column => column.Name).Prepend(Version).Prepend(IdColumn).ToList();
        SelectFrom = $"SELECT {string.Join(", ", names.Select(Quote))} FROM {Quote(Name)}";
        Upsert = $"INSERT OR REPLACE INTO {Quote(Name)} ({string.Join(", ", names.Select(Quote))}) VALUES ({string.Join(", ", names.Select((_, index) => "$" + index))})";
        Delete = $"DELETE FROM {Quote(Name)} WHERE {Quote(IdColumn)} = $0";
    }

    public string Name { get; }

    public string IdColumn { get; }

    public IReadOnlyList<StoredColumn> Columns { get; }

    public IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Keys { get; }

    public string SelectFrom { get; }

    public string Upsert { get; }

    public string Delete { get; }

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public StoredColumn? Column(string name) => _byName.GetValueOrDefault(name);

    public string Create() =>
        $"CREATE TABLE {Quote(Name)} ({Quote(IdColumn)} TEXT PRIMARY KEY, {Quote(Version)} INTEGER NOT NULL{string.Concat(SqlColumns().Select(column => $", {Quote(column.Name)} {column.Declaration}"))}) WITHOUT ROWID";

    /// <summary>Columns as SQLite has them, after the id and the version.</summary>
    public IEnumerable<(string Name, string Declaration)> SqlColumns()
    {
        foreach (var column in Columns)
        {
            yield return (column.Name, column.Declaration);
            if (column.IsReference)
                yield return (column.TableColumn, "TEXT");
        }
    }

    /// <summary>Indexes that let lookups and alternate keys be sought, by name.</summary>
    public IEnumerable<(string Name, string Sql)> Indexes()
    {
        foreach (var column in _sought)
            yield return Index(column.Name, [column.Name]);
        foreach (var (key, columns) in Keys)
            yield return Index(key, columns);
    }

    public Row Read(SqliteDataReader reader)
    {
        var values = new Dictionary<string, object>(Columns.Count);
        var ordinal = 2;
        foreach (var column in Columns)
        {
            var place = ordinal;
            ordinal += column.IsReference ? 2 : 1;
            if (reader.IsDBNull(place))
                continue;
            values[column.Name] = column.Read(reader, place, column.IsReference ? reader.GetString(place + 1) : null);
        }
        var id = Guid.Parse(reader.GetString(0));
        values[IdColumn] = id;
        return new Row(Name, id, reader.GetInt64(1), values);
    }

    public IEnumerable<object> Parameters(Row row)
    {
        yield return StoredColumn.ToSql(row.Id);
        yield return row.Version;
        foreach (var column in Columns)
        {
            var value = row[column.Name];
            yield return value is null ? DBNull.Value : StoredColumn.ToSql(value);
            if (column.IsReference)
                yield return value is RowReference reference ? reference.Table : DBNull.Value;
        }
    }

    private (string Name, string Sql) Index(string name, IReadOnlyList<string> columns)
    {
        // The columns are part of the name, so that a key over other columns is another index.
        var full = $"ix${Name}${name}${string.Join('+', columns)}";
        return (full, $"CREATE INDEX {Quote(full)} ON {Quote(Name)} ({string.Join(", ", columns.Select(Quote))})");
    }
}
