using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Aria's use case "Update an Assigned Plan and Queue Rate Changes", to the cent.</summary>
public sealed class UpdateAnAssignedPlanTests
{
    private SimulatorClient aria = null!;

    [SetUp]
    public async Task Start() => aria = await SimulatorClient.Start();

    [TearDown]
    public async Task Stop() => await aria.DisposeAsync();

    private static object OneMoreLineOnTheLoyaltySchedule(bool doWrite) => new
    {
        acct_no = 4711001,
        plan_instance_no = 8800102,
        plan_units = 4,
        alt_rate_schedule_no = 77005,
        assignment_directive = 9,
        effective_date = "2019-02-22",
        include_plan_instance_queue = "true",
        do_write = doWrite ? "true" : "false",
    };

    [Test]
    public async Task The_dry_run_of_the_dated_change_lists_the_lines_of_22_February()
    {
        var answer = await aria.Succeed("update_acct_plan_m", OneMoreLineOnTheLoyaltySchedule(doWrite: false));

        var lines = answer["acct_plan_line_items"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.Count.EqualTo(2));
            // 15 Feb to 14 Mar are 28 days; 22 Feb to 14 Mar are 21 of them: 21 / 28 = 0.75.
            // 4 x 9.00 = 36.00, of which 0.75 = 27.00.
            AssertLine(lines[0]!, 1, 4m, 3m, 9m, 0.75m, 27.00m);
            // 3 x 10.00 = 30.00, of which 0.75 = 22.50 goes back.
            AssertLine(lines[1]!, 3, 3m, 2.25m, -10m, 0.75m, -22.50m);
            Assert.That((string?)lines[0]!["description"], Does.Contain("21 of 28 days"));
            Assert.That((string?)lines[1]!["description"], Does.Contain("21 of 28 days"));
            Assert.That((decimal?)answer["total_charges_before_tax"], Is.EqualTo(27.00m));
            Assert.That((decimal?)answer["total_credit"], Is.EqualTo(22.50m));
            Assert.That((decimal?)answer["total"], Is.EqualTo(4.50m));
            Assert.That((decimal?)answer["proration_result_amount"], Is.EqualTo(4.50m));
            Assert.That((decimal?)answer["expectd_mthly_recurring_cost"], Is.EqualTo(36.00m));
            Assert.That(answer["invoice_no"], Is.Null);
            Assert.That(answer["plan_instance_queue"], Is.Null);
        });
    }

    private static void AssertLine(JsonNode line, int type, decimal baseUnits, decimal units, decimal rate, decimal factor, decimal amount)
    {
        Assert.That((int?)line["line_type"], Is.EqualTo(type));
        Assert.That((decimal?)line["line_base_units"], Is.EqualTo(baseUnits));
        Assert.That((decimal?)line["line_units"], Is.EqualTo(units));
        Assert.That((decimal?)line["rate_per_unit"], Is.EqualTo(rate));
        Assert.That((decimal?)line["proration_factor"], Is.EqualTo(factor));
        Assert.That((decimal?)line["line_amount"], Is.EqualTo(amount));
        Assert.That((string?)line["date_range_start"], Is.EqualTo("2019-02-22"));
        Assert.That((string?)line["date_range_end"], Is.EqualTo("2019-03-14"));
    }

    [Test]
    public async Task The_real_call_waits_in_the_queue_and_changes_nothing_before_its_day()
    {
        var answer = await aria.Succeed("update_acct_plan_m", OneMoreLineOnTheLoyaltySchedule(doWrite: true));
        var queueId = (long)answer["plan_instance_queue"]![0]!["queue_id"]!;
        aria.GoTo("2019-02-21");

        var queue = await aria.Succeed("get_acct_plan_queued_changes_m", new { acct_no = 4711001, queued_action_status_cd = 1 });
        var row = queue["queued_change_details"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That(answer["acct_plan_line_items"], Is.Null);
            Assert.That((decimal?)answer["proration_result_amount"], Is.Zero);
            Assert.That(answer["invoice_no"], Is.Null);
            Assert.That((long?)row["queue_id"], Is.EqualTo(queueId));
            Assert.That((string?)row["effective_date"], Is.EqualTo("2019-02-22"));
            Assert.That((int?)row["current_plan_units"], Is.EqualTo(3));
            Assert.That((int?)row["target_plan_units"], Is.EqualTo(4));
            Assert.That((long?)row["current_rate_schedule_no"], Is.EqualTo(77001));
            Assert.That((long?)row["target_rate_schedule_no"], Is.EqualTo(77005));
            Assert.That(aria.Server.Tenant.Account(4711001)!.Instance(8800102)!.Current.Units, Is.EqualTo(3m));
        });
    }

    [Test]
    public async Task On_22_February_one_prorated_invoice_is_made_and_on_15_March_a_full_one()
    {
        await aria.Succeed("update_acct_plan_m", OneMoreLineOnTheLoyaltySchedule(doWrite: true));
        var before = aria.Server.Tenant.Account(4711001)!.Invoices.Count;

        aria.GoTo("2019-03-14");
        var prorated = aria.Server.Tenant.Account(4711001)!.Invoices.Skip(before).Single();
        aria.GoTo("2019-03-15");
        var full = aria.Server.Tenant.Account(4711001)!.Invoices.Skip(before + 1).Single();
        var lines = full.Lines.Where(line => line.PlanInstanceNo == 8800102).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(prorated.BillDate, Is.EqualTo(Day("2019-02-22")));
            // 27.00 charged less 22.50 credited.
            Assert.That(prorated.Total, Is.EqualTo(4.50m));
            Assert.That(prorated.Lines.Select(line => line.Amount), Is.EqualTo(new[] { 27.00m, -22.50m }));
            Assert.That(full.BillDate, Is.EqualTo(Day("2019-03-15")));
            // 4 x 9.00 for the whole of 15 March to 14 April.
            Assert.That(lines.Single().Amount, Is.EqualTo(36.00m));
            Assert.That(lines.Single().From, Is.EqualTo(Day("2019-03-15")));
            Assert.That(lines.Single().To, Is.EqualTo(Day("2019-04-14")));
            Assert.That(aria.Server.Tenant.Account(4711001)!.Queue.Single().Status, Is.EqualTo(QueueStatus.Executed));
        });
    }

    [Test]
    public async Task A_left_out_directive_means_the_next_anniversary_and_a_full_period()
    {
        await aria.Succeed("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, alt_rate_schedule_no = 77005 });
        var row = aria.Server.Tenant.Account(4711001)!.Queue.Single();
        var before = aria.Server.Tenant.Account(4711001)!.Invoices.Count;
        aria.GoTo("2019-03-15");

        var invoice = aria.Server.Tenant.Account(4711001)!.Invoices.Skip(before).Single();
        Assert.Multiple(() =>
        {
            Assert.That(row.EffectiveDate, Is.EqualTo(Day("2019-03-15")));
            // The base plan's 40.00 and 4 x 9.00 = 36.00; no proration.
            Assert.That(invoice.Lines.Select(line => line.Amount), Is.EqualTo(new[] { 40.00m, 36.00m }));
        });
    }

    [Test]
    public async Task The_sample_customer_starts_with_the_story_s_dates_and_a_plausible_balance()
    {
        var details = await aria.Succeed("get_acct_details_all_m", new { acct_no = 4711001, include_supp_plans = 1, include_billing_groups = 1 });
        var line = details["master_plans_info"]![0]!["supp_plans_info"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)details["company_name"], Is.EqualTo("Brightwater Clinics"));
            Assert.That((string?)details["acct_no"], Is.EqualTo("4711001"));
            Assert.That((long?)details["acct_no_2"], Is.EqualTo(4711001));
            // 40.00 + 3 x 10.00 of 15 February; the two earlier invoices are paid.
            Assert.That((decimal?)details["acct_balance"], Is.EqualTo(70.00m));
            Assert.That((string?)line["last_bill_thru_date"], Is.EqualTo("2019-03-14"));
            Assert.That((string?)line["next_bill_date"], Is.EqualTo("2019-03-15"));
            Assert.That((int?)details["master_plans_info"]![0]!["bill_day"], Is.EqualTo(15));
        });
    }
}
