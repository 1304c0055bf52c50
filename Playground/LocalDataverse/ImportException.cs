using System;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A solution cannot be imported or removed; the message says why and what to do. Nothing was changed.</summary>
public sealed class ImportException : Exception
{
    public ImportException(string message) : base(message)
    {
    }

    public ImportException(string message, Exception inner) : base(message, inner)
    {
    }
}
