using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>
/// The published use case "Update an Assigned Plan and Queue Rate Changes" through every layer. Three lines at 10.00
/// become four at 9.00 on 22 February 2019; the plan bills on the 15th. 22 February to 14 March are 21 of the 28 days
/// from 15 February: factor 0.75. Credit 3 × 10.00 × 0.75 = 22.50, charge 4 × 9.00 × 0.75 = 27.00, together 4.50.
/// </summary>
public class SeedStory : PlaygroundTest
{
    [Test]
    public async Task The_preview_shows_the_prorated_invoice_and_writes_nothing_in_Aria()
    {
        var preview = await Rep.Previewed(Intents.Seed);

        var credit = preview.Lines().Single(line => (string)line["type"]! == "Credit");
        var charge = preview.Lines().Single(line => (string)line["type"]! == "Charge");
        Assert.Multiple(async () =>
        {
            Assert.That(preview.State, Is.EqualTo("Previewed"));
            Assert.That((bool)preview.Result["confirmedByAria"]!, Is.True);
            Assert.That((bool)preview.Result["prorationIsCompanyDefault"]!, Is.True);
            Assert.That((string?)preview.Result["proration"], Is.EqualTo("Full"));
            Assert.That(preview.Lines(), Has.Length.EqualTo(2));
            Assert.That((decimal)credit["amount"]!, Is.EqualTo(-22.50m));
            Assert.That((decimal)charge["amount"]!, Is.EqualTo(27.00m));
            foreach (var line in preview.Lines())
            {
                Assert.That((string)line["from"]!, Is.EqualTo("2019-02-22"));
                Assert.That((string)line["to"]!, Is.EqualTo("2019-03-14"));
                Assert.That((int)line["days"]!, Is.EqualTo(21));
                Assert.That((int)line["periodDays"]!, Is.EqualTo(28));
                Assert.That((decimal)line["factor"]!, Is.EqualTo(0.75m));
            }

            Assert.That(preview.Amount("totals", "total"), Is.EqualTo(4.50m));
            Assert.That((string)preview.Result["money"]!["payOn"]!, Is.EqualTo("2019-02-22"));
            Assert.That(preview.Amount("money", "payAmount"), Is.EqualTo(4.50m));
            Assert.That((string)preview.Result["money"]!["fullFrom"]!, Is.EqualTo("2019-03-15"));
            Assert.That(preview.Amount("money", "fullAmount"), Is.EqualTo(36.00m), "4 × 9.00");
            Assert.That(await Aria.Writes(), Is.Zero);
            Assert.That(await Aria.Waiting(), Is.Empty);
        });
    }

    [Test]
    public async Task Between_confirmation_and_the_day_the_queued_change_stands_on_the_record_with_its_number()
    {
        var done = await Rep.Done(Intents.Seed);
        await Rep.Refreshed();

        var waiting = (await Aria.Waiting()).Single();
        var row = await Rep.Row("aria_queuedchanges", "$filter=aria_planinstanceno eq '8800102'");
        var queueId = waiting["queue_id"]!.ToString();
        Assert.Multiple(() =>
        {
            Assert.That((string?)done.Result["queueId"], Is.EqualTo(queueId));
            Assert.That((string?)row["aria_queueid"], Is.EqualTo(queueId));
            Assert.That((string?)row["aria_effectivedate"], Is.EqualTo("2019-02-22"));
            Assert.That((decimal)row["aria_currentunits"]!, Is.EqualTo(3));
            Assert.That((decimal)row["aria_targetunits"]!, Is.EqualTo(4));
            Assert.That((string?)row["aria_targetratescheduleno"], Is.EqualTo("77005"));
        });
    }

    [Test]
    public async Task On_its_day_Aria_bills_what_was_promised_and_on_the_bill_day_the_full_period()
    {
        var balanceBefore = await Aria.Balance();
        await Rep.Done(Intents.Seed);

        await Aria.MoveClock("2019-02-22");
        var prorated = (await Aria.Invoices("2019-02-22")).Single();
        Assert.Multiple(async () =>
        {
            Assert.That((decimal)prorated.Invoice["amount"]!, Is.EqualTo(4.50m));
            Assert.That(prorated.Lines.Select(line => (decimal)line["amount"]!), Is.EquivalentTo(new[] { -22.50m, 27.00m }));
            Assert.That(prorated.Lines.Select(line => (decimal)line["proration_factor"]!), Is.All.EqualTo(0.75m));
            Assert.That(prorated.Lines.Select(line => (string)line["date_range_start"]!), Is.All.EqualTo("2019-02-22"));
            Assert.That(prorated.Lines.Select(line => (string)line["date_range_end"]!), Is.All.EqualTo("2019-03-14"));
            Assert.That(await Aria.Balance() - balanceBefore, Is.EqualTo(4.50m));
        });

        await Aria.MoveClock("2019-03-15");
        var full = (await Aria.Invoices("2019-03-15")).Single();
        var line = full.Lines.Single(line => (long)line["plan_instance_no"]! == 8800102);
        Assert.Multiple(() =>
        {
            Assert.That((decimal)line["amount"]!, Is.EqualTo(36.00m), "4 × 9.00, the whole period");
            Assert.That((string)line["date_range_start"]!, Is.EqualTo("2019-03-15"));
            Assert.That((string)line["date_range_end"]!, Is.EqualTo("2019-04-14"));
            Assert.That((decimal)full.Invoice["amount"]!, Is.EqualTo(76.00m), "36.00 and the base fee of 40.00");
        });
    }

    [TestCase("2019-02-18")]
    [TestCase("2019-02-22")]
    [TestCase("2019-03-15")]
    public async Task After_a_refresh_the_rows_equal_Aria_to_the_cent(string day)
    {
        await Rep.Done(Intents.Seed);
        if (day != "2019-02-18")
            await Aria.MoveClock(day);
        await Rep.Refreshed();

        var account = await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'");
        Assert.That((decimal)account["aria_balance"]!, Is.EqualTo(await Aria.Balance()));
        Assert.That((string?)account["aria_billingtoday"], Is.EqualTo(day));
        foreach (var instance in new[] { 8800101L, 8800102L })
        {
            var plan = await Aria.Plan(instance);
            var row = await Rep.Plan(instance.ToString(CultureInfo.InvariantCulture));
            var rate = JsonNode.Parse((string)row["aria_rates"]!)![0]!["tiers"]![0]!["ratePerUnit"]!;
            Assert.Multiple(() =>
            {
                Assert.That((decimal)row["aria_units"]!, Is.EqualTo((decimal)plan["plan_units"]!));
                Assert.That((string?)row["aria_ratescheduleno"], Is.EqualTo(plan["rate_schedule_no"]!.ToString()));
                Assert.That((string?)row["aria_nextbilldate"], Is.EqualTo((string?)plan["next_bill_date"]));
                Assert.That((string?)row["aria_billthrudate"], Is.EqualTo((string?)plan["bill_thru_date"]));
                Assert.That((decimal)rate, Is.EqualTo((decimal)plan["plan_instance_services"]![0]!["plan_service_rates"]![0]!["rate_per_unit"]!));
            });
        }

        Assert.That(await Rep.Rows("aria_queuedchanges"), Has.Length.EqualTo((await Aria.Waiting()).Length));
    }

    [Test]
    public async Task A_refresh_that_finds_nothing_new_writes_no_row()
    {
        await Rep.Refreshed();
        Assert.That(await Rep.Refreshed(), Is.Zero);
    }

    [Test]
    public async Task Without_a_browser_the_background_job_mirrors_the_change()
    {
        await Rep.Done(Intents.Seed);
        Assert.That(await Rep.Rows("aria_queuedchanges"), Is.Empty, "nothing was refreshed yet");

        await RunJobs();

        Assert.That(await Rep.Rows("aria_queuedchanges"), Has.Length.EqualTo(1), () => string.Join('\n', Playground.Organization.AsyncJobs));
    }

    [Test]
    public async Task What_was_promised_is_what_the_immediate_change_bills()
    {
        // 18 February to 14 March are 25 of 28 days; one line more at 10.00 costs 40 × 25/28 − 30 × 25/28, each rounded: 35.71 − 26.79 = 8.92.
        var done = await Rep.Done(Intents.FourLinesToday);

        var invoice = (await Aria.Invoices("2019-02-18")).Single();
        Assert.Multiple(() =>
        {
            Assert.That((string?)done.Result["invoiceNo"], Is.EqualTo(invoice.Invoice["invoice_no"]!.ToString()));
            Assert.That(done.Amount("actualTotals", "total"), Is.EqualTo(8.92m));
            Assert.That((decimal)invoice.Invoice["amount"]!, Is.EqualTo(8.92m));
            Assert.That((bool)done.Result["differs"]!, Is.False);
        });
    }
}
