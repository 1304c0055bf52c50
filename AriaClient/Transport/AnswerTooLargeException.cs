using System;
using System.Globalization;
using System.IO;

namespace CrmAriaConnector.Aria;

internal sealed class AnswerTooLargeException(long maxBytes)
    : IOException(string.Format(CultureInfo.InvariantCulture, "the answer is larger than {0} bytes", maxBytes))
{
    public static AnswerTooLargeException? Find(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is AnswerTooLargeException found)
                return found;
        return null;
    }
}
