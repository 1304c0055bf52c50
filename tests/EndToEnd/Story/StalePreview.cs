using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>What was shown is no longer true at commit: nothing is sent, and both sides are shown.</summary>
public class StalePreview : PlaygroundTest
{
    [Test]
    public async Task A_changed_rate_refuses_the_commit_and_shows_both_sets_of_lines()
    {
        var submitted = await Rep.Submitted(Intents.Seed);
        await Aria.ChangePrice(schedule: 77005, service: 5120, rate: 9.25m);

        var answer = await Rep.Commit(submitted);

        AssertStale(answer);
        Assert.Multiple(async () =>
        {
            Assert.That(Charge(answer, "lines"), Is.EqualTo(27.00m), "4 × 9.00 × 0.75");
            Assert.That(Charge(answer, "actualLines"), Is.EqualTo(27.75m), "4 × 9.25 × 0.75");
            Assert.That(answer.Amount("totals", "total"), Is.EqualTo(4.50m));
            Assert.That(answer.Amount("actualTotals", "total"), Is.EqualTo(5.25m), "27.75 − 22.50");
            Assert.That(await Rep.StateOnRow(submitted), Is.EqualTo("Stale"));
            Assert.That(await Aria.Writes(), Is.Zero);
        });
    }

    [Test]
    public async Task Another_billing_day_refuses_the_commit_of_a_change_for_today()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        await Aria.MoveClock("2019-02-19");

        var answer = await Rep.Commit(submitted);

        AssertStale(answer);
        // 24 of 28 days are left on the 19th: 40 × 24/28 = 34.29.
        Assert.That(Charge(answer, "actualLines"), Is.EqualTo(34.29m));
        Assert.That(await Aria.Writes(), Is.Zero);
    }

    [Test]
    public async Task Another_change_in_between_refuses_the_commit()
    {
        var submitted = await Rep.Submitted(Intents.FourLinesToday);
        await Aria.Call("update_acct_plan_m", new()
        {
            ["acct_no"] = 4711001, ["plan_instance_no"] = 8800102, ["plan_units"] = 6, ["assignment_directive"] = 2, ["do_write"] = "true",
        });
        await Aria.ForgetLog();

        var answer = await Rep.Commit(submitted);

        AssertStale(answer);
        Assert.Multiple(async () =>
        {
            // 60.00 instead of 30.00 is now what ends: 60 × 25/28 = 53.57.
            Assert.That(answer.Lines("actualLines").Select(line => (decimal)line["amount"]!), Has.Member(-53.57m));
            Assert.That(await Aria.Writes(), Is.Zero);
            Assert.That(await Aria.Units(), Is.EqualTo(6));
        });
    }

    [Test]
    public async Task After_a_stale_preview_the_account_is_free_for_a_new_one()
    {
        var submitted = await Rep.Submitted(Intents.Seed);
        await Aria.ChangePrice(schedule: 77005, service: 5120, rate: 9.25m);
        await Rep.Commit(submitted);

        var done = await Rep.Done(Intents.Seed);

        Assert.That(done.Amount("totals", "total"), Is.EqualTo(5.25m));
        Assert.That(await Aria.Writes(), Is.EqualTo(1));
    }

    private static void AssertStale(ApiAnswer answer) => Assert.Multiple(() =>
    {
        Assert.That(answer.Success, Is.False, answer.ToString);
        Assert.That(answer.Code, Is.EqualTo("STALE"));
        Assert.That(answer.State, Is.EqualTo("Stale"));
        Assert.That(answer.Message, Does.Contain("Nothing was changed"));
    });

    private static decimal Charge(ApiAnswer answer, string lines) =>
        (decimal)answer.Lines(lines).Single(line => (string)line["type"]! == "Charge")["amount"]!;
}
