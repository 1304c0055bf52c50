using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Tests.Support;

namespace CrmAriaConnector.Plugins.Tests.Pipeline;

/// <summary>What is written into a row is read for years: it names days, counts rightly, and writes currencies as ISO 4217 does.</summary>
public sealed class StoredTextTests
{
    private readonly Platform _platform = new();

    [TestCase("4", "Today", "Extra Line: 4 units, 2019-02-18")]
    [TestCase("1", "Today", "Extra Line: 1 unit, 2019-02-18")]
    [TestCase("0.5", "Today", "Extra Line: 0.5 units, 2019-02-18")]
    [TestCase("4", "NextBillDate", "Extra Line: 4 units, 2019-03-15")]
    public void An_operation_is_named_by_its_day(string units, string when, string name)
    {
        var operation = _platform.Preview(IntentJson.Update(units, when: when)).OperationId;

        var row = _platform.Row("aria_operation", operation);
        Assert.That(row["aria_name"], Is.EqualTo(name));
        Assert.That(row["aria_currencycode"], Is.EqualTo("USD"));
    }

    [Test]
    public void Custom_rates_are_named_by_the_day_they_count_from() =>
        Assert.That(_platform.Row("aria_operation", _platform.Preview(IntentJson.RatesOfNow).OperationId)["aria_name"], Is.EqualTo("Extra Line: custom rates, 2019-03-15"));

    [Test]
    public void Aria_is_asked_with_the_currency_as_it_writes_it()
    {
        _platform.Refresh();
        Assert.That(_platform.Table("aria_planinstance")[0]["aria_currencycode"], Is.EqualTo("USD"));
        _platform.Aria.Calls.Clear();

        Assert.That(_platform.Preview(IntentJson.Seed).Code, Is.EqualTo("OK"));

        Assert.That((string?)_platform.Aria.Calls.Find(call => (string?)call["rest_call"] == "get_rate_schedules_for_plan_m")!["currency_cd"], Is.EqualTo("usd"));
    }

    [TestCase(4.5, "usd", "4.50 USD")]
    [TestCase(450, "jpy", "450 JPY")]
    [TestCase(1.5, "kwd", "1.500 KWD")]
    [TestCase(0.0525, "usd", "0.0525 USD")]
    [TestCase(3, null, "3.00")]
    public void An_amount_has_its_currencys_decimals(double amount, string? currency, string text) =>
        Assert.That(Wording.Amount((decimal)amount, currency), Is.EqualTo(text));
}
