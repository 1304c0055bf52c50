using System.Collections.Generic;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Previews;

namespace CrmAriaConnector.Plugins.Tests.Previews;

public sealed class FingerprintTests
{
    private static readonly MoneyLine Line = new() { LineNo = 1, Type = LineType.Charge, ServiceNo = "5120", BaseUnits = 4, RatePerUnit = 9.00m, Amount = 27.00m };

    private static Promise Shown => new()
    {
        ConfirmedByAria = true,
        Currency = "usd",
        BillingDay = new AriaDate(2019, 2, 18),
        EffectiveDate = new AriaDate(2019, 2, 18),
        When = When.Today,
        Lines = [Line],
        Totals = Totals.Of([Line]),
    };

    [Test]
    public void The_same_facts_give_the_same_print_however_the_decimals_are_written() =>
        Assert.That(Fingerprint.Of(WithLine(Line with { Amount = 27m, RatePerUnit = 9.0000m })), Is.EqualTo(Fingerprint.Of(Shown)));

    [Test]
    public void A_new_wording_of_a_line_is_no_other_fact() =>
        Assert.That(Fingerprint.Of(WithLine(Line with { Description = "another text" })), Is.EqualTo(Fingerprint.Of(Shown)));

    private static IEnumerable<TestCaseData> OtherFacts()
    {
        yield return new TestCaseData(WithLine(Line with { Amount = 27.01m })).SetName("One cent");
        yield return new TestCaseData(WithLine(Line with { To = new AriaDate(2019, 3, 14) })).SetName("Another day of a line");
        yield return new TestCaseData(Shown with { Lines = [Line, Line] }).SetName("One line more");
        yield return new TestCaseData(Shown with { BillingDay = new AriaDate(2019, 2, 19) }).SetName("Another billing day of an immediate change");
        yield return new TestCaseData(Shown with { Currency = "eur" }).SetName("Another currency");
        yield return new TestCaseData(Shown with { When = When.OnDate }).SetName("Another time");
    }

    [TestCaseSource(nameof(OtherFacts))]
    public void Any_other_fact_gives_another_print(object promise) =>
        Assert.That(Fingerprint.Of((Promise)promise), Is.Not.EqualTo(Fingerprint.Of(Shown)));

    [Test]
    public void Without_lines_of_Aria_the_plan_itself_counts()
    {
        var shown = Shown with { Lines = [], Totals = new Totals(), Before = new PlanTerms { Units = 3 } };

        Assert.That(Fingerprint.Of(shown with { Before = new PlanTerms { Units = 4 } }), Is.Not.EqualTo(Fingerprint.Of(shown)));
    }

    private static Promise WithLine(MoneyLine line) => Shown with { Lines = [line], Totals = Totals.Of([line]) };
}
