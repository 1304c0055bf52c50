using System;
using System.IO;

namespace CrmAriaConnector.Aria;

/// <summary>An answer came and is not taken: it is too large, or packed in a way that cannot be undone.</summary>
internal sealed class UnusableAnswerException(AriaFailure failure, string message, Exception? innerException = null) : IOException(message, innerException)
{
    public AriaFailure Failure { get; } = failure;

    public static UnusableAnswerException? Find(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is UnusableAnswerException found)
                return found;
        return null;
    }
}
