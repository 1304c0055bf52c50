using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Data.Sqlite;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>
/// Committed rows, in one SQLite database. Every call holds the connection only while it reads or writes; open
/// transactions live above it (docs/decisions/0020).
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "Statements are made of quoted names from metadata; every value is a parameter.")]
internal sealed class SqliteStore : IDisposable
{
    public const string Collation = "DATAVERSE";
    private const int LargestSeek = 400;
    private const string VersionCeiling = "versionceiling";

    /// <summary>Version numbers are set aside in blocks, so that not every commit has to note the last one; what a process leaves of its block is skipped.</summary>
    private const int VersionBlock = 10_000;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private Dictionary<string, StoredTable> _tables = new(StringComparer.Ordinal);
    private long _version;
    private long _versionCeiling;

    public SqliteStore(string? dataDirectory)
    {
        if (dataDirectory is not null)
            Directory.CreateDirectory(dataDirectory);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = dataDirectory is null ? ":memory:" : Path.Combine(dataDirectory, "organization.db"),
            Pooling = false,
        }.ToString());
        _connection.Open();
        _connection.CreateCollation(Collation, Folding.Compare);
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = NORMAL");
        Run("PRAGMA temp_store = MEMORY");
        foreach (var sql in Records.Schema)
            Run(sql);
        _version = _versionCeiling = long.Parse(Query("SELECT value FROM \"$settings\" WHERE name = $0", reader => reader.GetString(0), VersionCeiling).SingleOrDefault() ?? "0", CultureInfo.InvariantCulture);
        Records = new Records(this);
    }

    /// <summary>What the organisation keeps besides rows of tables.</summary>
    public Records Records { get; }

    public long NextVersion() => Interlocked.Increment(ref _version);

    /// <summary>Makes the tables of SQLite those of the metadata: new ones appear, missing ones go, with their rows.</summary>
    /// <param name="also">Runs in the same transaction.</param>
    public void Apply(OrganizationMetadata metadata, Action? also = null)
    {
        var tables = metadata.Tables.Values.Select(table => new StoredTable(table)).ToDictionary(table => table.Name);
        AllOrNothing(() =>
        {
            ForgetCommands();
            var existing = Names("table").Where(name => !name.StartsWith('$') && !name.StartsWith("sqlite_", StringComparison.Ordinal)).ToHashSet();
            var indexes = tables.Values.SelectMany(table => table.Indexes()).ToDictionary(index => index.Name, index => index.Sql);
            foreach (var index in Names("index").Where(name => name.StartsWith("ix$", StringComparison.Ordinal) && !indexes.Remove(name)))
                Run($"DROP INDEX {StoredTable.Quote(index)}");
            foreach (var gone in existing.Where(name => !tables.ContainsKey(name)))
                Run($"DROP TABLE {StoredTable.Quote(gone)}");
            foreach (var table in tables.Values)
            {
                if (existing.Contains(table.Name))
                    Alter(table);
                else
                    Run(table.Create());
            }
            foreach (var sql in indexes.Values)
                Run(sql);
            also?.Invoke();
            _tables = tables;
        });
    }

    public Row? Find(RowReference reference) => Select(reference.Table, [new Seek(_tables[reference.Table].IdColumn, [reference.Id])]).FirstOrDefault();

    /// <summary>Rows that may match; the caller still filters. Seeks the store cannot use are ignored.</summary>
    public IReadOnlyList<Row> Select(string table, IReadOnlyList<Seek> seeks)
    {
        lock (_gate)
        {
            var stored = _tables[table];
            var usable = seeks.Where(seek => seek.Values.Count <= LargestSeek && (seek.Column == stored.IdColumn || stored.Column(seek.Column) is { CanSeek: true })).ToList();
            var next = 0;
            var where = string.Join(" AND ", usable.Select(seek => $"{StoredTable.Quote(seek.Column)} IN ({string.Join(", ", seek.Values.Select(_ => "$" + next++))})"));
            var command = Command(stored.SelectFrom + (where.Length == 0 ? "" : " WHERE " + where), usable.SelectMany(seek => seek.Values).Select(StoredColumn.ToSql));
            var rows = new List<Row>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(stored.Read(reader));
            return rows;
        }
    }

    /// <summary>Writes what one transaction changed, all or nothing.</summary>
    public void Commit(IReadOnlyCollection<KeyValuePair<RowReference, Row?>> changes, Action? also)
    {
        AllOrNothing(() =>
        {
            foreach (var (reference, row) in changes)
            {
                var table = _tables[reference.Table];
                if (row is null)
                    Command(table.Delete, [StoredColumn.ToSql(reference.Id)]).ExecuteNonQuery();
                else
                    Command(table.Upsert, table.Parameters(row)).ExecuteNonQuery();
            }
            also?.Invoke();
            RaiseVersionCeiling();
        });
    }

    /// <summary>Deletes the rows of all tables but the named ones.</summary>
    public void Clear(IReadOnlySet<string> except)
    {
        AllOrNothing(() =>
        {
            foreach (var table in _tables.Keys.Where(name => !except.Contains(name)))
                Run($"DELETE FROM {StoredTable.Quote(table)}");
        });
    }

    public int Execute(string sql, params object[] parameters)
    {
        lock (_gate)
            return Command(sql, parameters).ExecuteNonQuery();
    }

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object[] parameters)
    {
        lock (_gate)
        {
            var result = new List<T>();
            using var reader = Command(sql, parameters).ExecuteReader();
            while (reader.Read())
                result.Add(read(reader));
            return result;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            ForgetCommands();
            _connection.Dispose();
        }
    }

    private void AllOrNothing(Action work)
    {
        lock (_gate)
        {
            Execute("BEGIN IMMEDIATE");
            try
            {
                work();
                Execute("COMMIT");
            }
            catch
            {
                Execute("ROLLBACK");
                throw;
            }
        }
    }

    private void Alter(StoredTable table)
    {
        var wanted = table.SqlColumns().ToDictionary(column => column.Name, column => column.Declaration);
        var present = Query($"SELECT name FROM pragma_table_info('{table.Name.Replace("'", "''", StringComparison.Ordinal)}')", reader => reader.GetString(0));
        foreach (var gone in present.Where(name => name != table.IdColumn && name != StoredTable.Version && !wanted.Remove(name)))
            Run($"ALTER TABLE {StoredTable.Quote(table.Name)} DROP COLUMN {StoredTable.Quote(gone)}");
        foreach (var (name, declaration) in wanted)
            Run($"ALTER TABLE {StoredTable.Quote(table.Name)} ADD COLUMN {StoredTable.Quote(name)} {declaration}");
    }

    private IReadOnlyList<string> Names(string type) => Query("SELECT name FROM sqlite_master WHERE type = $0", reader => reader.GetString(0), type);

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void RaiseVersionCeiling()
    {
        var used = Interlocked.Read(ref _version);
        if (used <= _versionCeiling)
            return;
        _versionCeiling = used + VersionBlock;
        Execute("INSERT OR REPLACE INTO \"$settings\" (name, value) VALUES ($0, $1)", VersionCeiling, _versionCeiling.ToString(CultureInfo.InvariantCulture));
    }

    private SqliteCommand Command(string sql, IEnumerable<object> parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }
        var index = 0;
        foreach (var value in parameters)
        {
            if (index == command.Parameters.Count)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + index });
            command.Parameters[index++].Value = value;
        }
        return command;
    }

    private void ForgetCommands()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }
}
