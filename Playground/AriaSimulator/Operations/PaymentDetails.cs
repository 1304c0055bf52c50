using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Reads the details of a way to pay. Numbers are looked at here and forgotten; a card or bank account that ends in 0002,
/// and a token that begins with "decline", are what the simulated processor declines.
/// </summary>
internal static class PaymentDetails
{
    private const string DeclinedEnding = "0002";
    private const string DeclinedToken = "decline";

    /// <summary>The fields a request may carry, in all their spellings.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "cc_num", "cc_number", "cc_expire_mm", "cc_expire_yyyy", "cc_id", "cvv", "bank_acct_num", "bank_acct_no", "bank_routing_num", "bank_routing_no",
        "bill_agreement_id", "iban", "bank_swift_cd", "bank_country_cd", "mandate_id", "bank_id_cd", "bank_branch_cd",
    ];

    public static bool AnyIn(AriaRow row) => Names.Any(row.Has);

    /// <summary>A new method of a type, without number.</summary>
    public static PaymentMethod Read(AriaRow row, long type, DateOnly today)
    {
        var card = row.Text("cc_num") ?? row.Text("cc_number");
        var bankAccount = row.Text("bank_acct_num") ?? row.Text("bank_acct_no") ?? row.Text("iban");
        var token = row.Text("bill_agreement_id");
        var method = new PaymentMethod
        {
            Type = (int)type,
            From = today,
            ExpireMonth = (int?)row.Long("cc_expire_mm"),
            ExpireYear = (int?)row.Long("cc_expire_yyyy"),
            Bank = new BankDetails
            {
                RoutingNo = row.Text("bank_routing_num") ?? row.Text("bank_routing_no"),
                SwiftCode = row.Text("bank_swift_cd"),
                Country = row.Text("bank_country_cd"),
                MandateId = row.Text("mandate_id"),
                BankId = row.Text("bank_id_cd"),
                BranchId = row.Text("bank_branch_cd"),
            },
        };
        switch (method.Type)
        {
            case PayMethodType.Card:
                ReadCard(method, card, today);
                break;
            case PayMethodType.BankDraft:
                ReadDraft(method, bankAccount);
                break;
            case PayMethodType.DirectDebit:
                ReadDebit(method, bankAccount);
                break;
            case PayMethodType.TokenizedCard or PayMethodType.TokenizedDebit or PayMethodType.TokenizedDraft:
                method.Token = token ?? throw new AriaFailure(ErrorCode.BankDetailsMissing, "bill_agreement_id is required for this payment method");
                break;
            default:
                throw new AriaFailure(ErrorCode.InvalidPayMethod, $"invalid payment method type: {type}");
        }

        if (PayMethodType.IsCard(method.Type))
        {
            CheckExpiration(method, today);
            method.CardBrand = Brand(row.Long("cc_id"), card);
        }

        method.IsDeclined = (card ?? bankAccount)?.EndsWith(DeclinedEnding, StringComparison.Ordinal) == true
            || token?.StartsWith(DeclinedToken, StringComparison.OrdinalIgnoreCase) == true;
        return method;
    }

    private static void ReadCard(PaymentMethod method, string? card, DateOnly today)
    {
        if (card == null || card.Length is < 12 or > 19 || !card.All(char.IsAsciiDigit) || !PassesLuhn(card))
            throw new AriaFailure(ErrorCode.InvalidCardNumber, "invalid credit card number");
        if (method.ExpireMonth == null || method.ExpireYear == null)
            throw new AriaFailure(ErrorCode.InvalidExpiration, "invalid expiration date: month and year are required");
        method.Suffix = card[^4..];
    }

    private static void CheckExpiration(PaymentMethod method, DateOnly today)
    {
        if (method.ExpireMonth is null && method.ExpireYear is null)
            return;
        if (method.ExpireMonth is not (>= 1 and <= 12) || method.ExpireYear is not (>= 2000 and <= 2199) || method.IsExpired(today))
            throw new AriaFailure(ErrorCode.InvalidExpiration, "invalid expiration date");
    }

    private static void ReadDraft(PaymentMethod method, string? bankAccount)
    {
        if (bankAccount == null || method.Bank.RoutingNo == null)
            throw new AriaFailure(ErrorCode.BankDetailsMissing, "bank account and routing number are required");
        if (!PassesRoutingChecksum(method.Bank.RoutingNo))
            throw new AriaFailure(ErrorCode.InvalidBankDraft, "invalid bank draft information: the routing number is wrong");
        method.Suffix = Last(bankAccount);
    }

    private static void ReadDebit(PaymentMethod method, string? bankAccount)
    {
        if (bankAccount == null)
            throw new AriaFailure(ErrorCode.BankDetailsMissing, "a bank account number or iban is required");
        if (method.Bank.SwiftCode is { } swift && (swift.Length is not (8 or 11) || !swift.All(char.IsAsciiLetterOrDigit)))
            throw new AriaFailure(ErrorCode.InvalidSwiftCode, "the SWIFT code must have 8 or 11 letters and digits");
        if (method.Bank.BankId is { } bank && (bank.Length > 10 || !bank.All(char.IsAsciiDigit)))
            throw new AriaFailure(ErrorCode.InvalidBankId, "the bank id must have at most 10 digits");
        method.Suffix = Last(bankAccount);
    }

    private static int? Brand(long? given, string? card)
    {
        if (given is < 1 or > 9)
            throw new AriaFailure(ErrorCode.InvalidCardBrand, "invalid cc_id");
        return (int?)given ?? card?[0] switch
        {
            '4' => 1,
            '5' or '2' => 2,
            '3' => 3,
            '6' => 4,
            _ => null,
        };
    }

    private static string Last(string number) => number.Length > 4 ? number[^4..] : number;

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var position = 0; position < digits.Length; position++)
        {
            var digit = digits[^(position + 1)] - '0';
            if (position % 2 == 1)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Nine digits weighted 3, 7, 1 and summing to a multiple of ten, as US banks number themselves.</summary>
    private static bool PassesRoutingChecksum(string digits) =>
        digits.Length == 9 && digits.All(char.IsAsciiDigit) && digits.Select((digit, index) => (digit - '0') * (index % 3) switch { 0 => 3, 1 => 7, _ => 1 }).Sum() % 10 == 0;
}
