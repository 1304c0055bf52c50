using System.Collections.Generic;
using System.Collections.Immutable;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse.Queries;

/// <summary>One line of a result: the row of the first table and, by alias, the rows linked to it.</summary>
internal sealed record JoinedRow(Row Main, ImmutableDictionary<string, Row?> Linked)
{
    public Row? Of(string alias) => alias.Length == 0 ? Main : Linked.GetValueOrDefault(alias);
}
