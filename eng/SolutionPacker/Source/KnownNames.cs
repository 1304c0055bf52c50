using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>All names with our prefix that code may mean: tables, sets, columns, keys, relationships, choices, APIs, web resources.</summary>
public sealed class KnownNames
{
    private readonly HashSet<string> _names;

    public KnownNames(SolutionSource source)
    {
        var tables = source.OwnTables.ToList();
        _names = tables.Select(t => t.LogicalName)
            .Concat(tables.Select(t => t.Node.Child("EntitySetName")))
            .Concat(tables.SelectMany(t => t.Columns).Select(c => c.Child("LogicalName")))
            .Concat(tables.SelectMany(t => t.Keys).Select(k => k.Child("LogicalName")))
            .Concat(source.RelationshipNodes.Select(r => r.Attr("Name")))
            .Concat(source.Choices.Select(c => c.Root.Attr("Name")))
            .Concat(source.CustomApis.Select(a => a.Root.Attr("uniquename")))
            .Concat(source.WebResources.Select(w => w.Root.Child("Name")))
            .ToHashSet(StringComparer.Ordinal);
    }

    public bool Contains(string name) => _names.Contains(name);
}
