using System;
using System.Text.Json.Serialization;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Codes of the stored payment methods the simulator knows. Aria: pay_method_type.</summary>
public static class PayMethodType
{
    /// <summary>A card.</summary>
    public const int Card = 1;

    /// <summary>A bank draft.</summary>
    public const int BankDraft = 2;

    /// <summary>A card the processor keeps; only its token is known.</summary>
    public const int TokenizedCard = 13;

    /// <summary>A direct debit.</summary>
    public const int DirectDebit = 26;

    /// <summary>A direct debit behind a token.</summary>
    public const int TokenizedDebit = 37;

    /// <summary>A bank draft behind a token.</summary>
    public const int TokenizedDraft = 48;

    /// <summary>Whether the method is a card, tokenised or not.</summary>
    public static bool IsCard(int type) => type is Card or TokenizedCard;

    /// <summary>Whether the processor keeps the details.</summary>
    public static bool IsTokenized(int type) => type is TokenizedCard or TokenizedDebit or TokenizedDraft;
}

/// <summary>A stored way to pay. Card and bank numbers are looked at once and not kept; the last digits stay.</summary>
public sealed class PaymentMethod
{
    /// <summary>Its number on the account, from 1.</summary>
    public long No { get; set; }

    /// <summary>The caller's own id, unique in the tenant.</summary>
    public string? ClientId { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>See <see cref="PayMethodType"/>.</summary>
    public int Type { get; set; }

    /// <summary>The last digits of the card or bank account.</summary>
    public string? Suffix { get; set; }

    /// <summary>Month a card expires, 1–12.</summary>
    public int? ExpireMonth { get; set; }

    /// <summary>Year a card expires.</summary>
    public int? ExpireYear { get; set; }

    /// <summary>Brand of a card, 1–9. Aria: cc_id.</summary>
    public int? CardBrand { get; set; }

    /// <summary>The processor's token.</summary>
    public string? Token { get; set; }

    /// <summary>Bank identification, as sent.</summary>
    public BankDetails Bank { get; set; } = new();

    /// <summary>The contact bills go to; null shares the account contact.</summary>
    public long? ContactNo { get; set; }

    /// <summary>Whether it can be charged; a disabled method never comes back.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Whether it stays on the account; methods given for one payment do not.</summary>
    public bool IsPersistent { get; set; } = true;

    /// <summary>First day.</summary>
    public DateOnly From { get; set; }

    /// <summary>Day it was disabled.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The receipt id of the call that made it.</summary>
    public string? ReceiptId { get; set; }

    /// <summary>Whether the simulated processor declines it.</summary>
    public bool IsDeclined { get; set; }

    /// <summary>Whether a card is past its month.</summary>
    public bool IsExpired(DateOnly day) =>
        ExpireYear is { } year && ExpireMonth is { } month && (day.Year, day.Month).CompareTo((year, month)) > 0;

    /// <summary>The brand's name.</summary>
    [JsonIgnore]
    public string? CardBrandName => CardBrand switch
    {
        1 => "Visa",
        2 => "MasterCard",
        3 => "American Express",
        4 => "Discover",
        5 => "Diners Club",
        6 => "Maestro",
        7 => "JCB",
        8 => "Laser",
        9 => "Dankort",
        _ => null,
    };
}

/// <summary>What names a bank without naming an account there.</summary>
public sealed class BankDetails
{
    /// <summary>Routing number.</summary>
    public string? RoutingNo { get; set; }

    /// <summary>SWIFT code.</summary>
    public string? SwiftCode { get; set; }

    /// <summary>Country of the bank.</summary>
    public string? Country { get; set; }

    /// <summary>The mandate's id.</summary>
    public string? MandateId { get; set; }

    /// <summary>The bank's id.</summary>
    public string? BankId { get; set; }

    /// <summary>The branch's id.</summary>
    public string? BranchId { get; set; }
}
