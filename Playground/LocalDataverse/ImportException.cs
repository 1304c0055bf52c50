using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A solution cannot be imported or removed; the message says why and what to do. Nothing was changed.</summary>
public sealed class ImportException : Exception
{
    public ImportException(string message) : base(message)
    {
        Problems = [message];
    }

    public ImportException(string message, Exception inner) : base(message, inner)
    {
        Problems = [message];
    }

    public ImportException(IEnumerable<string> problems) : this([.. problems])
    {
    }

    private ImportException(ImmutableArray<string> problems) : base(string.Join(Environment.NewLine, problems))
    {
        Problems = problems;
    }

    /// <summary>Everything found, a sentence each.</summary>
    public ImmutableArray<string> Problems { get; }
}
