namespace CrmAriaConnector.AriaSimulator.Wire;

/// <content>Accounts, contacts, credentials.</content>
internal static partial class ErrorCode
{
    public const int InvalidCountry = 5017;
    public const int NotEditable = 5018;
    public const int InvalidStateProv = 6021;
}
