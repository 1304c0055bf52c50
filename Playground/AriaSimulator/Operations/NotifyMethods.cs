using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>How statements and mails are sent: 0 not at all to 17. Aria: notify_method.</summary>
internal static class NotifyMethods
{
    public const long PdfByMail = 10;
    private const long Last = 17;

    public static long? Read(AriaRow row, string field) =>
        row.Long(field) is not { } given ? null
        : given is >= 0 and <= Last ? given
        : throw new AriaFailure(ErrorCode.InvalidNotifyMethod, $"invalid notify method: {given}");
}
