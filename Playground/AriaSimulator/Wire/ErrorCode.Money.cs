namespace CrmAriaConnector.AriaSimulator.Wire;

/// <content>Payments, refunds, credits.</content>
internal static partial class ErrorCode
{
    public const int AmountNotPositive = 1025;
    public const int UnknownTransaction = 2001;
    public const int UnknownPayment = 2010;
    public const int NotRefundable = 2011;
    public const int CollectionFailed = 4001;
    public const int BalanceIsZero = 4003;
    public const int InvalidPayMethod = 4006;
    public const int InvalidExpiration = 4008;
    public const int InvalidCardNumber = 4009;
    public const int InvalidBankDraft = 4010;
    public const int AuthorizationFailed = 4011;
    public const int DuplicatePaymentMethodId = 4017;
    public const int BalanceBelowZero = 4020;
    public const int PaymentMethodRequired = 4021;
    public const int InvalidCardBrand = 4022;
    public const int BankDetailsMissing = 4044;
    public const int InvalidSwiftCode = 6029;
    public const int InvalidBankId = 6032;
}
