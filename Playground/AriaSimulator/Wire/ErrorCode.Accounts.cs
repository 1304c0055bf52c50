namespace CrmAriaConnector.AriaSimulator.Wire;

/// <content>Accounts, contacts, credentials.</content>
internal static partial class ErrorCode
{
    public const int NoDataFound = 1002;
    public const int Duplicate = 1015;
    public const int InvalidAccountStatus = 5002;
    public const int InvalidNotifyMethod = 5003;
    public const int InvalidParent = 5005;
    public const int UserIdLength = 5008;
    public const int UserIdCharacters = 5009;
    public const int PasswordTooShort = 5012;
    public const int PasswordTooLong = 5013;
    public const int PasswordCharacters = 5014;
    public const int InvalidCountry = 5017;
    public const int NotEditable = 5018;
    public const int TooFewSuppValues = 5023;
    public const int TooManySuppValues = 5024;
    public const int RequiredSuppField = 5025;
    public const int SuppValueExists = 5026;
    public const int StatusMandatory = 5045;
    public const int InvalidStateProv = 6021;
    public const int InvalidCoupon = 15001;
    public const int ExpiredCoupon = 15002;
    public const int CouponApplied = 15003;
    public const int CouponScope = 15011;
    public const int InvalidTemplate = 18006;
    public const int UnknownPaymentMethodId = 26007;
    public const int UnknownPaymentMethodNo = 26008;
    public const int InvalidContactType = 26009;
    public const int InvalidBillingGroupNo = 26010;
    public const int InvalidBillingGroupId = 26012;
}
