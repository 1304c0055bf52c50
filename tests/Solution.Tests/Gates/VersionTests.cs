using System;
using System.Linq;
using CrmAriaConnector.Solution.Tests.Support;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>A zip that holds more than the last release is a newer version: the platform upgrades to nothing else.</summary>
public sealed class VersionTests
{
    private const string Manifest = "Other/Solution.xml";

    private static string Shipped => Product.Input.Source.Shipped.Version;

    private static string[] With(string version) => Product
        .Findings(Product.Tree.With(Manifest, Product.Tree.Text(Manifest).Replace($"<Version>{Product.Version}<", $"<Version>{version}<", StringComparison.Ordinal)))
        .Where(f => f.StartsWith(Manifest, StringComparison.Ordinal)).ToArray();

    [Test]
    public void A_lower_version_than_the_shipped_one_is_refused() =>
        Assert.That(With("0.1.0.0"), Has.One.EqualTo($"{Manifest}: the version 0.1.0.0 is lower than {Shipped}, which was shipped; no organisation that has that one takes it. Give it a higher one."));

    [Test]
    public void The_shipped_version_is_refused_when_the_solution_holds_more() =>
        Assert.That(With(Shipped), Has.One.Match($"{Manifest}: {Shipped} was shipped without '.*', and an organisation that has it would not be upgraded; raise the version"));

    [Test]
    public void A_higher_version_is_taken() => Assert.That(With("2.0.0.0"), Is.Empty);

    [TestCase("1.1")]
    [TestCase("1.1.0.x")]
    [TestCase("")]
    public void A_version_is_four_numbers(string version) => Assert.That(With(version), Has.One.Contains("must be four numbers"));

    [TestCase("Entities/aria_statement/Entity.xml", "table aria_statement is new in ")]
    [TestCase("WebResources/aria_/link.html.data.xml", "webresource aria_/link.html is new in ")]
    public void A_new_part_says_the_version_that_brings_it(string path, string sentence)
    {
        var wrong = Product.Tree.Text(path).Replace($"<IntroducedVersion>{Product.Version}<", $"<IntroducedVersion>{Shipped}<", StringComparison.Ordinal);
        Assert.That(Product.Findings(Product.Tree.With(path, wrong)), Has.Some.EqualTo($"{path}: {sentence}{Product.Version}, and IntroducedVersion says {Shipped}; write {Product.Version}."));
    }

    [Test]
    public void A_shipped_part_keeps_the_version_that_brought_it()
    {
        const string path = "OptionSets/aria_operationstate.xml";
        var wrong = Product.Tree.Text(path).Replace($"<IntroducedVersion>{Shipped}<", $"<IntroducedVersion>{Product.Version}<", StringComparison.Ordinal);
        Assert.That(Product.Findings(Product.Tree.With(path, wrong)), Has.One.Contains($"was shipped in {Shipped} already, and IntroducedVersion says {Product.Version}; restore what it was"));
    }
}
