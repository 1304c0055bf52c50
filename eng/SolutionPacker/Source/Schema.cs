using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>The tables, columns and privileges a reference may mean: the solution's own, and the few of the platform it uses.</summary>
public sealed class Schema
{
    /// <summary>Schema names of the platform's tables the solution refers to.</summary>
    private static readonly string[] SystemTables = ["Account", "BusinessUnit", "Organization", "Owner", "SystemUser", "Team"];

    private static readonly string[] Verbs = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

    private readonly Dictionary<string, TableSource> _own;

    public Schema(SolutionSource source)
    {
        _own = source.OwnTables.GroupBy(t => t.LogicalName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        Columns = _own.ToDictionary(
            t => t.Key,
            t => (IReadOnlyDictionary<string, XElement>)t.Value.Columns.GroupBy(c => c.Child("LogicalName"), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal),
            StringComparer.Ordinal);
        Privileges = _own.Values.SelectMany(PrivilegesOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Columns of the solution's own tables by table and logical name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, XElement>> Columns { get; }

    /// <summary>The privileges the platform makes for the solution's own tables.</summary>
    public IReadOnlySet<string> Privileges { get; }

    public IEnumerable<TableSource> Own => _own.Values;

    public TableSource? Table(string logicalName) => _own.GetValueOrDefault(logicalName);

    public static bool IsSystemTable(string schemaName) => SystemTables.Contains(schemaName, StringComparer.Ordinal);

    public XElement? Column(string table, string column) => Columns.GetValueOrDefault(table)?.GetValueOrDefault(column);

    private static IEnumerable<string> PrivilegesOf(TableSource table) => Verbs
        .Where(verb => !table.IsOrganizationOwned || verb is not ("Assign" or "Share"))
        .Select(verb => $"prv{verb}{table.SchemaName}");
}
