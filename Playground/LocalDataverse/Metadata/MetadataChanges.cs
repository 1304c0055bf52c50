using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>What must happen to stored rows when one state of the metadata follows another: by an import, an upgrade or a removal.</summary>
public sealed record MetadataChanges
{
    public required ImmutableArray<TableMetadata> AddedTables { get; init; }
    public required ImmutableArray<TableMetadata> RemovedTables { get; init; }

    /// <summary>Columns added to tables that were there before.</summary>
    public required ImmutableArray<ColumnChange> AddedColumns { get; init; }

    /// <summary>Columns removed from tables that stay.</summary>
    public required ImmutableArray<ColumnChange> RemovedColumns { get; init; }

    /// <summary>Columns that take less than before, so that rows may hold what is no longer allowed.</summary>
    public required ImmutableArray<NarrowedColumn> NarrowedColumns { get; init; }

    /// <summary>Keys of tables that stay; a key over other columns is removed and added.</summary>
    public required ImmutableArray<KeyChange> AddedKeys { get; init; }

    /// <inheritdoc cref="AddedKeys"/>
    public required ImmutableArray<KeyChange> RemovedKeys { get; init; }

    /// <summary>Changes no platform makes to a table that holds rows, a sentence each. Nothing may be applied while there are any.</summary>
    public required ImmutableArray<string> Impossible { get; init; }

    public static MetadataChanges Between(OrganizationMetadata before, OrganizationMetadata after)
    {
        var staying = after.Tables.Values
            .Select(now => (Before: before.Tables.GetValueOrDefault(now.LogicalName), Now: now))
            .Where(t => t.Before is not null)
            .Select(t => (Before: t.Before!, t.Now))
            .ToList();
        var columns = staying
            .SelectMany(t => t.Now.Columns.Values.Select(now => (Table: t.Now.LogicalName, Before: t.Before.Columns.GetValueOrDefault(now.LogicalName), Now: now)))
            .ToList();
        return new MetadataChanges
        {
            AddedTables = [.. after.Tables.Values.Where(t => !before.Tables.ContainsKey(t.LogicalName))],
            RemovedTables = [.. before.Tables.Values.Where(t => !after.Tables.ContainsKey(t.LogicalName))],
            AddedColumns = [.. columns.Where(c => c.Before is null).Select(c => new ColumnChange(c.Table, c.Now))],
            RemovedColumns = [.. staying.SelectMany(t => t.Before.Columns.Values.Where(c => !t.Now.Columns.ContainsKey(c.LogicalName)).Select(c => new ColumnChange(t.Now.LogicalName, c)))],
            NarrowedColumns =
            [
                .. columns.Where(c => c.Before is not null && c.Before.Kind == c.Now.Kind)
                    .Select(c => new NarrowedColumn(c.Table, c.Before!, c.Now, [.. Narrowings(c.Before!, c.Now)]))
                    .Where(c => !c.Reasons.IsEmpty),
            ],
            AddedKeys = [.. staying.SelectMany(t => KeysNotIn(t.Now, t.Before))],
            RemovedKeys = [.. staying.SelectMany(t => KeysNotIn(t.Before, t.Now))],
            Impossible =
            [
                .. columns.Where(c => c.Before is not null && c.Before.Kind != c.Now.Kind)
                    .Select(c => $"The column {c.Now.LogicalName} of {c.Table} was {c.Before!.Kind} and would become {c.Now.Kind}; a column never changes its kind. Give the new one another name."),
                .. staying.Where(t => t.Before.Ownership != t.Now.Ownership)
                    .Select(t => $"The rows of {t.Now.LogicalName} were owned by {t.Before.Ownership} and would be by {t.Now.Ownership}; a table never changes its ownership. Give the new one another name."),
                .. staying.Where(t => t.Before.PrimaryIdColumn != t.Now.PrimaryIdColumn)
                    .Select(t => $"The primary key of {t.Now.LogicalName} was {t.Before.PrimaryIdColumn} and would be {t.Now.PrimaryIdColumn}; a primary key never changes."),
            ],
        };
    }

    private static IEnumerable<KeyChange> KeysNotIn(TableMetadata table, TableMetadata other) => table.Keys
        .Where(k => !other.Keys.Any(o => o.LogicalName == k.LogicalName && o.Columns.SequenceEqual(k.Columns)))
        .Select(k => new KeyChange(table.LogicalName, k));

    private static IEnumerable<string> Narrowings(ColumnMetadata before, ColumnMetadata now)
    {
        if (now.MaxLength < before.MaxLength)
            yield return $"at most {now.MaxLength} characters instead of {before.MaxLength}";
        if (now.MinValue > before.MinValue)
            yield return $"at least {now.MinValue} instead of {before.MinValue}";
        if (now.MaxValue < before.MaxValue)
            yield return $"at most {now.MaxValue} instead of {before.MaxValue}";
        if (now.Precision < before.Precision)
            yield return $"{now.Precision} digits after the point instead of {before.Precision}";
        if (now.DateBehavior != before.DateBehavior)
            yield return $"{now.DateBehavior} instead of {before.DateBehavior}";
        if (now.Choice is not null && before.Choice is not null && before.Choice.Options.Keys.Except(now.Choice.Options.Keys).ToList() is { Count: > 0 } gone)
            yield return $"no longer the options {string.Join(", ", gone)}";
        if (before.Targets.Except(now.Targets).ToList() is { Count: > 0 } targets)
            yield return $"no longer rows of {string.Join(", ", targets)}";
    }
}

public sealed record ColumnChange(string Table, ColumnMetadata Column);

public sealed record KeyChange(string Table, KeyMetadata Key);

/// <param name="Reasons">What the column now takes instead of what it took, in words.</param>
public sealed record NarrowedColumn(string Table, ColumnMetadata Before, ColumnMetadata Now, ImmutableArray<string> Reasons);
