using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Every branch of every rule has a case: a request that breaks it there, and the nearest one that passes.</summary>
[TestFixture]
public class RuleTableTests
{
    private static readonly RuleCase[] Cases = [.. PlanCases.All(), .. RateCases.All(), .. SeveralPlansCases.All(), .. MoneyCases.All(), .. AccountCases.All()];

    private static IEnumerable<TestCaseData> Data() => Cases.Select((one, number) => new TestCaseData(one).SetArgDisplayNames($"{number + 1}: {one}"));

    [TestCaseSource(nameof(Data))]
    public void A_rule_refuses_what_breaks_it_by_name_and_lets_the_nearest_sound_request_pass(RuleCase one)
    {
        var refusal = Assert.Throws<AriaRuleException>(() => RuleBook.Check(one.Broken))!;
        Assert.That((refusal.Rule, refusal.Field, refusal.Value), Is.EqualTo((one.Rule, one.Field, one.Value)), refusal.Message);
        Assert.That(refusal.Message, Does.Match(@"\A\S.*\. \(").And.EndsWith($"({one.Field}: {one.Value ?? "not given"})"));
        Assert.That(() => RuleBook.Check(one.Sound), Throws.Nothing);
    }

    [Test]
    public void Every_rule_is_broken_by_a_case() =>
        Assert.That(Cases.Select(one => one.Rule).Distinct(), Is.EquivalentTo(RuleBook.All.Select(rule => rule.GetType().Name)));

    [Test]
    public void Readings_meet_every_rule_that_concerns_them() =>
        Assert.That(RuleBook.OfReads.Select(rule => rule.GetType()), Is.EqualTo(RuleBook.All.Where(rule => rule.ConcernsReads).Select(rule => rule.GetType())), "RuleBook: the rules of readings");

    [Test]
    public void The_page_of_rules_lists_each_with_its_source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CrmAriaConnector.sln")))
            folder = folder.Parent!;
        var page = File.ReadAllLines(Path.Combine(folder.FullName, "docs", "rules.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);
        Assert.That(page, Is.EqualTo(RuleBook.All.Select(rule => $"| {rule.GetType().Name} | {rule.Demand} | {rule.Source} |")), "docs/rules.md: one line a rule, in the order of RuleBook");
    }
}
