namespace CrmAriaConnector.Aria;

/// <summary>What an error code says about whether the change was made.</summary>
internal static class Outcomes
{
    /// <summary>The operation is not known there, or was not run. Source: recorded answers, HTTP 404.</summary>
    private const long NotAttempted = -1;
    private const int NotFound = 404;

    /// <summary>
    /// A body that cannot be parsed, or a receipt id already used: the same number for both. With a receipt id on the call it may
    /// therefore be the answer to a repetition of a change already made.
    /// </summary>
    private const long InvalidInputOrUsedReceipt = 1012;

    /// <summary>True where Aria says that it did not run the operation. Only with HTTP 404 is that on record; without it, it proves nothing.</summary>
    public static bool IsNotAttempted(long? errorCode, int? httpStatus) => errorCode == NotAttempted && httpStatus == NotFound;

    public static bool IsSuccess(int httpStatus) => httpStatus is >= 200 and <= 299;

    /// <summary>
    /// True where a body with an error code is the operation's own answer. Aria gives its codes with HTTP 200, and "not attempted" with
    /// 404; under any other status something in front of Aria, or Aria out of order, wrote it. Source: recorded answers.
    /// </summary>
    public static bool IsArias(long errorCode, int httpStatus) => IsSuccess(httpStatus) || IsNotAttempted(errorCode, httpStatus);

    /// <summary>A refusal is only a code known to change nothing: not a fault inside Aria (1001), and not one the catalogue does not list.</summary>
    public static AriaOutcome Of(long errorCode, ErrorEntry entry, int httpStatus, bool mayChangeAria, bool hasReceipt) => errorCode switch
    {
        NotAttempted when IsNotAttempted(errorCode, httpStatus) => AriaOutcome.NotExecuted,
        NotAttempted when mayChangeAria => AriaOutcome.Unknown,
        _ when !mayChangeAria => AriaOutcome.Refused,
        _ when entry.MoneyMoved != MoneyMoved.No => AriaOutcome.Unknown,
        InvalidInputOrUsedReceipt when hasReceipt => AriaOutcome.Unknown,
        _ => AriaOutcome.Refused,
    };
}
