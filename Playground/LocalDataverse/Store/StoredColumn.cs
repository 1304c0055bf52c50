using System;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Data.Sqlite;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>How the values of one column stand in SQLite. A lookup takes two columns: the id and, beside it, the table.</summary>
internal sealed class StoredColumn(string name, ColumnKind kind)
{
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ss";

    public string Name { get; } = name;

    public bool IsReference { get; } = kind is ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner;

    public bool IsText { get; } = kind is ColumnKind.Text or ColumnKind.Memo;

    public string TableColumn => Name + "$table";

    /// <summary>Type and collation as they stand in CREATE TABLE.</summary>
    public string Declaration => kind switch
    {
        ColumnKind.Text or ColumnKind.Memo => "TEXT COLLATE " + SqliteStore.Collation,
        ColumnKind.WholeNumber or ColumnKind.BigInt or ColumnKind.YesNo or ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => "INTEGER",
        ColumnKind.Double => "REAL",
        _ => "TEXT"
    };

    /// <summary>An equality on this column may be left to SQLite.</summary>
    public bool CanSeek => kind is not (ColumnKind.MultiChoice or ColumnKind.Double);

    public static object ToSql(object value) => value switch
    {
        Guid id => id.ToString("D"),
        RowReference reference => reference.Id.ToString("D"),
        // One spelling per number, so that equal numbers are equal texts.
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(DateFormat, CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        int[] choices => string.Join(',', choices.Select(choice => choice.ToString(CultureInfo.InvariantCulture))),
        _ => value
    };

    public object Read(SqliteDataReader reader, int ordinal, string? table) => kind switch
    {
        ColumnKind.PrimaryKey or ColumnKind.UniqueIdentifier => Guid.Parse(reader.GetString(ordinal)),
        ColumnKind.Text or ColumnKind.Memo => reader.GetString(ordinal),
        ColumnKind.WholeNumber or ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => reader.GetInt32(ordinal),
        ColumnKind.BigInt => reader.GetInt64(ordinal),
        ColumnKind.Decimal or ColumnKind.Money => decimal.Parse(reader.GetString(ordinal), CultureInfo.InvariantCulture),
        ColumnKind.Double => reader.GetDouble(ordinal),
        ColumnKind.YesNo => reader.GetInt64(ordinal) != 0,
        ColumnKind.Date or ColumnKind.DateAndTime => DateTime.ParseExact(reader.GetString(ordinal), DateFormat, CultureInfo.InvariantCulture),
        ColumnKind.MultiChoice => reader.GetString(ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(choice => int.Parse(choice, CultureInfo.InvariantCulture)).ToArray(),
        ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner => new RowReference(table!, Guid.Parse(reader.GetString(ordinal))),
        _ => throw new InvalidOperationException($"Column {Name} has a kind the store does not know: {kind}.")
    };
}
