using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class ErrorCatalogueTests
{
    private static readonly ErrorCatalogue Catalogue = ErrorCatalogue.Default;

    [Test]
    public void Every_entry_has_a_cause_a_cure_and_a_source_written_as_sentences()
    {
        var failures = Enum.GetValues(typeof(AriaFailure)).Cast<AriaFailure>().Where(failure => failure != AriaFailure.Aria).Select(Catalogue.Find);
        var all = Catalogue.Codes.Values.Concat(Catalogue.Overrides.Values.SelectMany(own => own.Values)).Concat(failures).Concat([Catalogue.Unlisted, Catalogue.ThirdParty, Catalogue.QueueEdit]).ToList();
        Assert.That(all, Has.Count.GreaterThan(150));
        foreach (var entry in all)
        {
            Assert.That(entry.Cause, Does.Match(@"\A[A-Z].+\.\z"), "errors.json: begin a cause with a capital and end it with a full stop");
            Assert.That(entry.Cure, Does.Match(@"\A[A-Z].+\.\z"), $"errors.json: the cure of '{entry.Cause}'");
            Assert.That(entry.Source, Is.Not.Empty, $"errors.json: the source of '{entry.Cause}'");
        }
    }

    [Test]
    public void An_operations_own_entry_wins_over_the_general_one_and_a_code_nobody_knows_has_the_default()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Catalogue.Find("set_session_auth_m", 1004).Kind, Is.EqualTo(ErrorKind.RepresentativeCanFix));
            Assert.That(Catalogue.Find("update_acct_plan_m", 1004).Kind, Is.EqualTo(ErrorKind.Configuration));
            Assert.That(Catalogue.Find("update_acct_plan_m", 424242), Is.SameAs(Catalogue.Unlisted));
            Assert.That(Catalogue.Unlisted.MoneyMoved, Is.EqualTo(MoneyMoved.Unknown));
        });
    }

    [Test]
    public void No_entry_whose_outcome_is_unknown_claims_that_no_money_moved()
    {
        var failures = Enum.GetValues(typeof(AriaFailure)).Cast<AriaFailure>().Where(failure => failure != AriaFailure.Aria).Select(Catalogue.Find);
        var unknown = Catalogue.Codes.Values.Concat(Catalogue.Overrides.Values.SelectMany(own => own.Values)).Concat(failures)
            .Where(entry => entry.Kind == ErrorKind.OutcomeUnknown).ToList();
        Assert.That(unknown, Has.Count.GreaterThan(5));
        foreach (var entry in unknown)
            Assert.That(entry.MoneyMoved, Is.EqualTo(MoneyMoved.Unknown), $"errors.json: '{entry.Cause}'");
    }

    [Test]
    public void Nobody_can_change_the_catalogue_all_share()
    {
        foreach (var shared in new object[] { Catalogue.Codes, Catalogue.Overrides }.Concat(Catalogue.Overrides.Values))
            Assert.That(((System.Collections.IDictionary)shared).IsReadOnly, Is.True, "see the constructor of ErrorCatalogue");
    }

    [Test]
    public void Every_code_that_is_published_is_there_with_its_kind_and_its_money()
    {
        var general = Catalogue.Codes.Select(pair => Line(null, pair));
        var own = Catalogue.Overrides.SelectMany(operation => operation.Value.Select(pair => Line(operation.Key, pair)));
        Assert.That(general, Is.EquivalentTo(Lines(ExpectedCodes.General)));
        Assert.That(own, Is.EquivalentTo(Lines(ExpectedCodes.OfOperations)));
        Assert.That((Catalogue.Unlisted.Kind, Catalogue.Unlisted.MoneyMoved), Is.EqualTo((ErrorKind.RefusedByAria, MoneyMoved.Unknown)));
        Assert.That((Catalogue.ThirdParty.Kind, Catalogue.ThirdParty.MoneyMoved), Is.EqualTo((ErrorKind.RefusedByAria, MoneyMoved.Unknown)));
        Assert.That((Catalogue.QueueEdit.Kind, Catalogue.QueueEdit.MoneyMoved), Is.EqualTo((ErrorKind.RefusedByAria, MoneyMoved.Unknown)));

        static string Line(string? operation, KeyValuePair<long, ErrorEntry> pair) =>
            string.Format(CultureInfo.InvariantCulture, "{0}{1} {2} {3}", operation is null ? "" : operation + " ", pair.Key, pair.Value.Kind, pair.Value.MoneyMoved);

        static string[] Lines(string text) => text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>One part of the product reads the kind, another the money; they must not contradict each other.</summary>
    [Test]
    public void Money_is_unknown_exactly_where_the_outcome_is()
    {
        foreach (var entry in Catalogue.Codes.Values.Concat(Catalogue.Overrides.Values.SelectMany(own => own.Values)))
            Assert.That(entry.MoneyMoved == MoneyMoved.Unknown, Is.EqualTo(entry.Kind == ErrorKind.OutcomeUnknown), $"errors.json: '{entry.Cause}'");
    }

    /// <summary>Whoever reads the sentence has neither Aria's own text nor another program at hand.</summary>
    [Test]
    public void No_cure_asks_for_what_is_not_shown()
    {
        var all = Catalogue.Codes.Values.Concat(Catalogue.Overrides.Values.SelectMany(own => own.Values)).Concat([Catalogue.Unlisted, Catalogue.ThirdParty, Catalogue.QueueEdit]);
        foreach (var entry in all)
        {
            Assert.That(entry.Cure, Does.Not.Contain("Aria's text").And.Not.Contain("the text").And.Not.Match(@"(Look|Check).* in Aria"), $"errors.json: the cure of '{entry.Cause}'");
            if (entry.MoneyMoved != MoneyMoved.No)
                Assert.That(entry.Cure, Does.Not.Match("(?i)nothing was (changed|created|collected)"), $"errors.json: the cure of '{entry.Cause}'");
        }
    }
}
