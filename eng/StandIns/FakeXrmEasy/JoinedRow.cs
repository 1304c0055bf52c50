using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasy;

/// <summary>A row of the queried table together with the rows its links found.</summary>
internal sealed class JoinedRow
{
    private readonly Entity root;
    private readonly IReadOnlyList<Link> links;

    public JoinedRow(Entity root)
        : this(root, Array.Empty<Link>())
    {
    }

    private JoinedRow(Entity root, IReadOnlyList<Link> links)
    {
        this.root = root;
        this.links = links;
    }

    public JoinedRow With(string alias, string table, Entity row) => new(root, new List<Link>(links) { new(alias, table, row) });

    /// <summary>The linked row by its alias or table; the queried row where no name is given; null where a left join found none.</summary>
    public Entity Table(string name)
    {
        if (string.IsNullOrEmpty(name))
            return root;
        foreach (var link in links)
        {
            if (link.Alias == name)
                return link.Row;
        }

        foreach (var link in links)
        {
            if (link.Table == name)
                return link.Row;
        }

        return name == root.LogicalName
            ? root
            : throw new InvalidOperationException($"The query has no table or link named '{name}'.");
    }

    private sealed record Link(string Alias, string Table, Entity Row);
}
