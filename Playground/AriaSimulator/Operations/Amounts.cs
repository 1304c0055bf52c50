using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Reads amounts of money: above zero (1025) and in whole minor units of the currency.</summary>
internal static class Amounts
{
    private const decimal Highest = 1_000_000_000m;

    public static decimal? Positive(AriaRow row, string field, string currency)
    {
        if (row.Real(field) is not { } amount)
            return null;
        if (amount <= 0)
            throw new AriaFailure(ErrorCode.AmountNotPositive, $"{field} must be greater than zero");
        if (amount > Highest)
            throw AriaFailure.Invalid($"{field} must not exceed {Highest:0}");
        return amount == Money.Round(amount, currency) ? amount : throw AriaFailure.Invalid($"{field} has more decimals than {currency}");
    }
}
