using System;

namespace CrmAriaConnector.Aria;

/// <summary>No complete answer came back from Aria.</summary>
public sealed class AriaTransportException : Exception
{
    /// <summary>A failed exchange.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="message">A sentence that says so.</param>
    /// <param name="innerException">The failure underneath.</param>
    public AriaTransportException(AriaFailure failure, string message, Exception? innerException = null) : base(message, innerException) => Failure = failure;

    /// <summary>What went wrong. <see cref="AriaFailure.Unreachable"/> says that no connection was made, so that nothing can have been carried out.</summary>
    public AriaFailure Failure { get; }
}
