using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Tier rules. Aria's example: 120 units with 0–100 free and 101–300 at 1.00.</summary>
public sealed class TierTests
{
    private static readonly Tier[] Published = [new(1, 0m, 100m, 0m), new(2, 101m, 300m, 1m)];
    private static readonly Tier[] DataPool = [new(1, 1m, 100m, 0.50m), new(2, 101m, null, 0.40m)];

    private static decimal Price(TierRule rule, IReadOnlyList<Tier> tiers, decimal units) =>
        Rating.Rate(rule, tiers, units).Sum(rated => rated.Units * rated.RatePerUnit);

    [TestCase(TierRule.Graduated, 20.00, TestName = "Graduated: 20 units above the first hundred cost 20.00")]
    [TestCase(TierRule.Volume, 120.00, TestName = "Volume: all 120 units cost the reached tier's 1.00")]
    [TestCase(TierRule.FlatPerTier, 1.00, TestName = "Flat: the reached tier's one price")]
    public void The_published_example(TierRule rule, double price) =>
        Assert.That(Price(rule, Published, 120m), Is.EqualTo((decimal)price));

    // Settled: tier n holds units above from-1 and up to to.
    [TestCase(TierRule.Graduated, 100.5, 50.20, TestName = "S13 graduated: the half unit above 100 belongs to the second tier")]
    [TestCase(TierRule.Volume, 100, 50.00, TestName = "S13 volume: exactly 100 units are still in the first tier")]
    [TestCase(TierRule.Volume, 100.5, 40.20, TestName = "S13 volume: 100.5 units have reached the second tier")]
    [TestCase(TierRule.FlatPerTier, 0.5, 0.50, TestName = "Flat: half a unit has reached the first tier")]
    public void Fractions_of_units(TierRule rule, double units, double price) =>
        Assert.That(Price(rule, DataPool, (decimal)units), Is.EqualTo((decimal)price));

    [Test]
    public async System.Threading.Tasks.Task A_tiered_plan_is_prorated_tier_by_tier()
    {
        await using var aria = await SimulatorClient.Start();
        // Northfield: 150 units, bill day 1; 18 to 28 February are 11 of 28 days.
        var answer = await aria.Succeed("update_acct_plan_m", new { acct_no = 4711002, plan_instance_no = 8800202, plan_units = 200, assignment_directive = 4, do_write = "false" });
        // Charged: 100 x 0.50 x 11/28 = 19.64 and 100 x 0.40 x 11/28 = 15.71.
        // Credited: 100 x 0.50 x 11/28 = 19.64 and 50 x 0.40 x 11/28 = 7.86.
        Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 19.64m, 15.71m, -19.64m, -7.86m }));
    }
}
