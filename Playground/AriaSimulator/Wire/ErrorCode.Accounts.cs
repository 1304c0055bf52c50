namespace CrmAriaConnector.AriaSimulator.Wire;

/// <content>Accounts, contacts, credentials.</content>
internal static partial class ErrorCode
{
    public const int Duplicate = 1015;
    public const int InvalidCountry = 5017;
    public const int NotEditable = 5018;
    public const int InvalidStateProv = 6021;
    public const int UnknownPaymentMethodId = 26007;
    public const int UnknownPaymentMethodNo = 26008;
    public const int InvalidBillingGroupNo = 26010;
    public const int InvalidBillingGroupId = 26012;
}
