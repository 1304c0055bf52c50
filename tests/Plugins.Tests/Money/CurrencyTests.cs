using CrmAriaConnector.Plugins.Money;

namespace CrmAriaConnector.Plugins.Tests.Money;

public sealed class CurrencyTests
{
    // ISO 4217: yen has no decimals, dinar three, most two.
    [TestCase("usd", 1.005, 1.01)]
    [TestCase("USD", -1.005, -1.01)]
    [TestCase("jpy", 10.5, 11)]
    [TestCase("kwd", 1.0005, 1.001)]
    [TestCase(null, 1.004, 1.00)]
    public void Amounts_are_rounded_to_the_currencys_own_unit_half_away_from_zero(string? currency, decimal amount, decimal rounded) =>
        Assert.That(Currency.Round(amount, currency), Is.EqualTo(rounded));
}
