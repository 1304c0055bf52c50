namespace CrmAriaConnector.Aria;

/// <summary>What an error code says about whether the change was made.</summary>
internal static class Outcomes
{
    /// <summary>The operation is not known there, or was not run. Source: recorded answers, HTTP 404.</summary>
    private const long NotAttempted = -1;

    /// <summary>A fault inside Aria at an unknown point. Source: Aria's general error codes.</summary>
    private const long UnexpectedError = 1001;

    /// <summary>
    /// A body that cannot be parsed, or a receipt id already used: the same number for both. With a receipt id on the call it may
    /// therefore be the answer to a repetition of a change already made.
    /// </summary>
    private const long InvalidInputOrUsedReceipt = 1012;

    public static AriaOutcome Of(long errorCode, bool mayChangeAria, bool hasReceipt) => errorCode switch
    {
        NotAttempted => AriaOutcome.NotExecuted,
        _ when !mayChangeAria => AriaOutcome.Refused,
        UnexpectedError => AriaOutcome.Unknown,
        InvalidInputOrUsedReceipt when hasReceipt => AriaOutcome.Unknown,
        _ => AriaOutcome.Refused,
    };
}
