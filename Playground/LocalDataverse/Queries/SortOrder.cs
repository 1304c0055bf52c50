using System;
using System.Collections.Generic;
using System.Globalization;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse.Queries;

/// <summary>Empty before everything; text without regard to case and accents.</summary>
internal sealed class SortOrder : IComparer<object?>
{
    public static readonly SortOrder Instance = new();

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string one, string other) => CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace),
        (RowReference one, RowReference other) => one.Id.CompareTo(other.Id),
        (IComparable one, _) => one.CompareTo(y),
        _ => 0
    };
}
