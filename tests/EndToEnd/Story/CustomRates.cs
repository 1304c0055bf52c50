using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>Rates agreed with one customer, through assign_custom_acct_plan_rates_m, which Aria cannot dry-run.</summary>
public class CustomRates : PlaygroundTest
{
    private const string Assign = "assign_custom_acct_plan_rates_m";

    [Test]
    public async Task On_the_current_plan_they_are_labelled_as_not_confirmed_then_hold_from_the_next_bill()
    {
        var preview = await Rep.Previewed(Intents.CurrentRates);
        Assert.Multiple(async () =>
        {
            Assert.That((bool)preview.Result["confirmedByAria"]!, Is.False);
            Assert.That(preview.Result["warnings"]!.AsArray().Select(warning => (string)warning!["code"]!), Has.Member("NOT_CONFIRMED_BY_ARIA"));
            Assert.That(preview.Amount("before", "recurringAmount"), Is.EqualTo(30.00m), "3 × 10.00");
            Assert.That(preview.Amount("after", "recurringAmount"), Is.EqualTo(28.50m), "3 × 9.50");
            Assert.That(await Aria.Writes(Assign), Is.Zero);
        });

        var committed = await Rep.Commit(await Rep.Submit(preview));
        Assert.That(committed.State, Is.EqualTo("Done"), committed.ToString);
        await Rep.Refreshed();
        var service = JsonNode.Parse((string)(await Rep.Plan("8800102"))["aria_rates"]!)![0]!;
        await Aria.MoveClock("2019-03-15");
        var bill = (await Aria.Invoices("2019-03-15")).Single();
        Assert.Multiple(async () =>
        {
            Assert.That((bool)service["isCustom"]!, Is.True);
            Assert.That((decimal)service["tiers"]![0]!["ratePerUnit"]!, Is.EqualTo(9.50m));
            Assert.That((decimal)bill.Lines.Single(line => (long)line["plan_instance_no"]! == 8800102)["amount"]!, Is.EqualTo(28.50m));
            Assert.That(await Aria.Writes(Assign), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task On_the_queued_plan_they_hold_on_its_day()
    {
        var queued = await Rep.Done(Intents.Seed);
        await Rep.Refreshed();
        var queueId = (string)queued.Result["queueId"]!;

        var preview = await Rep.Previewed(Intents.QueuedRates(queueId));
        Assert.That((bool)preview.Result["confirmedByAria"]!, Is.False);
        var committed = await Rep.Commit(await Rep.Submit(preview));
        Assert.That(committed.State, Is.EqualTo("Done"), committed.ToString);

        await Aria.MoveClock("2019-02-22");
        var invoice = (await Aria.Invoices("2019-02-22")).Single();
        // 4 × 8.50 × 0.75 = 25.50, less 22.50 for what ends.
        Assert.That(invoice.Lines.Select(line => (decimal)line["amount"]!), Is.EquivalentTo(new[] { -22.50m, 25.50m }));
    }

    [Test]
    public async Task Another_change_of_schedule_ends_them_and_the_preview_says_so()
    {
        await Rep.Done(Intents.CurrentRates);
        await Rep.Refreshed();

        var preview = await Rep.Previewed(Intents.Seed);

        Assert.That(preview.Result["warnings"]!.AsArray().Select(warning => (string)warning!["code"]!), Has.Member("DROPS_CUSTOM_RATES"));
    }

    [Test]
    public async Task A_lost_answer_is_found_by_reading_the_rates_back()
    {
        await Aria.Fault(Assign, "dropAnswer");
        var committed = await Rep.Commit(await Rep.Submitted(Intents.CurrentRates));
        Assert.That(committed.State, Is.EqualTo("Unknown"), committed.ToString);

        var resolved = await Rep.Resolve(committed);

        Assert.That(resolved.State, Is.EqualTo("Done"), resolved.ToString);
        Assert.That(await Aria.Writes(Assign), Is.EqualTo(1));
    }
}
