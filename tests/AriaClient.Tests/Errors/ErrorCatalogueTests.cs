using System;
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
        var all = Catalogue.Codes.Values.Concat(Catalogue.Overrides.Values.SelectMany(own => own.Values)).Concat(failures).Concat([Catalogue.Unlisted, Catalogue.ThirdParty]).ToList();
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

    [TestCase(1003, ErrorKind.Configuration)]
    [TestCase(1004, ErrorKind.Configuration)]
    [TestCase(1005, ErrorKind.Configuration)]
    [TestCase(1104, ErrorKind.Configuration)]
    [TestCase(26003, ErrorKind.Configuration)]
    [TestCase(27011, ErrorKind.Configuration)]
    [TestCase(1010, ErrorKind.OurBug)]
    [TestCase(1016, ErrorKind.OurBug)]
    [TestCase(1024, ErrorKind.OurBug)]
    [TestCase(1033, ErrorKind.OurBug)]
    [TestCase(1001, ErrorKind.OutcomeUnknown)]
    [TestCase(4001, ErrorKind.RepresentativeCanFix)]
    [TestCase(14051, ErrorKind.RepresentativeCanFix)]
    [TestCase(24009, ErrorKind.RepresentativeCanFix)]
    public void The_kind_says_who_can_do_something(long code, ErrorKind kind) => Assert.That(Catalogue.Codes[code].Kind, Is.EqualTo(kind));
}
