using System.Linq;
using CrmAriaConnector.Plugins.Money;

namespace CrmAriaConnector.Plugins.Tests.Money;

public sealed class TierPriceTests
{
    // Aria's guide on tiers: 120 units with 0–100 at 0 and 101–300 at 1.
    private static readonly RateTier[] GuidesTiers = [new(1, 0, 100, 0), new(2, 101, 300, 1)];

    [TestCase(1, 20, TestName = "Graduated: the 20 units above 100 cost 1 each")]
    [TestCase(2, 120, TestName = "Volume: all 120 units cost 1 each")]
    [TestCase(3, 1, TestName = "Flat: the step reached costs 1")]
    public void The_guides_example_is_priced_as_printed(int rule, decimal price) =>
        Assert.That(TierPrice.Of(Service(rule, GuidesTiers), 120), Is.EqualTo(price));

    // Step 1 holds the units up to 10, step 2 those above 10: 10 × 9.00 + 0.5 × 8.00 = 94.00.
    [Test]
    public void A_fraction_of_a_unit_belongs_to_the_step_it_lies_in() =>
        Assert.That(TierPrice.Of(Service(1, new RateTier(1, 1, 10, 9), new RateTier(2, 11, null, 8)), 10.5m), Is.EqualTo(94.00m));

    [TestCase(10, 90)]
    [TestCase(11, 88)]
    public void Volume_turns_at_the_limit(decimal units, decimal price) =>
        Assert.That(TierPrice.Of(Service(2, new RateTier(1, 1, 10, 9), new RateTier(2, 11, null, 8)), units), Is.EqualTo(price));

    [Test]
    public void A_tier_rule_nobody_knows_has_no_price() =>
        Assert.That(TierPrice.Of(Service(9, GuidesTiers), 120), Is.Null);

    [Test]
    public void Only_recurring_services_count_for_the_recurring_price()
    {
        var usage = Service(1, new RateTier(1, 1, null, 99)) with { IsRecurring = false, IsUsage = true };

        // 3 × 10.00
        Assert.That(TierPrice.Recurring([Service(1, new RateTier(1, 1, null, 10)), usage], 3), Is.EqualTo(30.00m));
    }

    [Test]
    public void One_service_without_a_price_leaves_the_sum_unknown() =>
        Assert.That(TierPrice.Recurring([Service(1, GuidesTiers), Service(9, GuidesTiers)], 3), Is.Null);

    private static ServiceRates Service(int rule, params RateTier[] tiers) =>
        new() { ServiceNo = "1", IsRecurring = true, TierRule = rule, Tiers = tiers.ToList() };
}
