using System;

namespace CrmAriaConnector.SolutionPacker;

/// <summary>The source cannot be packed; the message holds one sentence per reason, each saying what to do.</summary>
public sealed class PackException : Exception
{
    public PackException(string message)
        : base(message)
    {
    }

    public PackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
