using System.Linq;
using System.Threading.Tasks;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Rates for one customer: Aria, assign_custom_acct_plan_rates_m guide.</summary>
public sealed class CustomRateTests
{
    private SimulatorClient aria = null!;

    [SetUp]
    public async Task Start() => aria = await SimulatorClient.Start();

    [TearDown]
    public async Task Stop() => await aria.DisposeAsync();

    private static object Rate(double rate, string scope = "C", long? queueId = null) => new
    {
        acct_no = 4711001,
        plan_instance_no = 8800102,
        service_no = 5120,
        plan_scope = scope,
        plan_queue_id = queueId,
        custom_acct_rates = new[] { new { rate_seq_no = 1, from_unit = 1, rate_per_unit = rate } },
    };

    private decimal LastLine() => aria.Server.Tenant.Account(4711001)!.Invoices[^1].Lines.Single(line => line.PlanInstanceNo == 8800102).Amount;

    [Test]
    public async Task On_the_current_plan_they_hold_at_once_without_proration_and_show_among_the_rates_in_force()
    {
        var invoices = aria.Server.Tenant.Account(4711001)!.Invoices.Count;
        await aria.Succeed("assign_custom_acct_plan_rates_m", Rate(8));
        var plans = await aria.Succeed("get_acct_plans_all_m", new { acct_no = 4711001, product_catalog_plan_filter = new[] { new { plan_no = 20200 } } });
        var rate = plans["all_acct_plans_m"]![0]!["plan_instance_services"]![0]!["plan_service_rates"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That((decimal?)rate["rate_per_unit"], Is.EqualTo(8m));
            Assert.That((long?)plans["all_acct_plans_m"]![0]!["rate_schedule_no"], Is.EqualTo(77001));
            Assert.That(aria.Server.Tenant.Account(4711001)!.Invoices, Has.Count.EqualTo(invoices));
        });
        aria.GoTo("2019-03-15");
        // 3 x 8.00.
        Assert.That(LastLine(), Is.EqualTo(24.00m));
    }

    [Test]
    public async Task On_a_queued_change_they_wait_for_its_day()
    {
        await aria.Succeed("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, alt_rate_schedule_no = 77005, assignment_directive = 9, effective_date = "2019-02-22" });
        await aria.Succeed("assign_custom_acct_plan_rates_m", Rate(8, "Q", 990044));
        var queue = await aria.Succeed("get_acct_plan_queued_changes_m", new { acct_no = 4711001 });
        aria.GoTo("2019-02-22");
        Assert.Multiple(() =>
        {
            Assert.That((decimal?)queue["queued_change_details"]![0]!["queued_plan_custom_rates"]![0]!["custom_rate_per_unit"], Is.EqualTo(8m));
            // 4 x 8.00 x 21 / 28 = 24.00 less the 22.50 credited for 3 x 10.00.
            Assert.That(aria.Server.Tenant.Account(4711001)!.Invoices[^1].Lines.Select(line => line.Amount), Is.EqualTo(new[] { 24.00m, -22.50m }));
        });
    }

    [Test]
    public async Task Without_a_queue_id_they_go_on_the_change_queued_for_the_anniversary()
    {
        await aria.Succeed("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, assignment_directive = 1 });
        await aria.Succeed("assign_custom_acct_plan_rates_m", Rate(7, "Q"));
        aria.GoTo("2019-03-15");
        // 4 x 7.00.
        Assert.That(LastLine(), Is.EqualTo(28.00m));
    }

    [Test]
    public async Task A_queue_id_is_ignored_unless_the_scope_is_the_queue()
    {
        await aria.Succeed("assign_custom_acct_plan_rates_m", Rate(8, "C", 123));
        Assert.That(await aria.Fail(1013, "assign_custom_acct_plan_rates_m", Rate(8, "Q", 123)), Does.Contain("123"));
        Assert.That(await aria.Fail(1013, "assign_custom_acct_plan_rates_m", Rate(8, "Q")), Does.Contain("anniversary"));
    }

    [TestCase("""[{"rate_seq_no":1,"from_unit":1,"to_unit":10,"rate_per_unit":8.5},{"rate_seq_no":2,"from_unit":13,"rate_per_unit":7}]""", TestName = "Tiers with a gap get 14014")]
    [TestCase("""[{"rate_seq_no":1,"from_unit":1,"to_unit":100,"rate_per_unit":8.5}]""", TestName = "Too few tiers get 14014")]
    [TestCase("""[{"rate_seq_no":1,"from_unit":1,"to_unit":90,"rate_per_unit":0.4},{"rate_seq_no":2,"from_unit":91,"rate_per_unit":0.3}]""", TestName = "Tiers with other limits than the schedule get 14014")]
    public async Task Wrong_tiers(string tiers)
    {
        var request = SimulatorClient.Request("assign_custom_acct_plan_rates_m", new { acct_no = 4711002, plan_instance_no = 8800202, service_no = 5130 });
        request["custom_acct_rates"] = System.Text.Json.Nodes.JsonNode.Parse(tiers);
        var answer = await aria.Send(request);
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["error_code"], Is.EqualTo(14014));
            Assert.That((string?)answer["error_msg"], Is.EqualTo("invalid rate tier structure"));
        });
    }

    [Test]
    public async Task A_service_of_another_plan_gets_14005_and_one_nobody_knows_14107()
    {
        object With(long service) => new { acct_no = 4711001, plan_instance_no = 8800102, service_no = service, custom_acct_rates = new[] { new { rate_seq_no = 1, rate_per_unit = 1 } } };
        await aria.Fail(14005, "assign_custom_acct_plan_rates_m", With(5130));
        await aria.Fail(14107, "assign_custom_acct_plan_rates_m", With(999));
    }

    /// <summary>Settled 10: custom rates ignore scheduled price changes of the schedule.</summary>
    [Test]
    public async Task A_price_change_of_the_schedule_does_not_touch_custom_rates()
    {
        await aria.Succeed("assign_custom_acct_plan_rates_m", Rate(8));
        aria.Server.Tenant.ChangePrice(77001, 5120, 20m, Day("2019-03-01"));
        aria.GoTo("2019-03-15");
        Assert.That(LastLine(), Is.EqualTo(24.00m));
    }

    [Test]
    public async Task Custom_rates_sent_with_an_update_are_prorated_like_any_change()
    {
        var answer = await aria.Succeed("update_acct_plan_m", new
        {
            acct_no = 4711001,
            plan_instance_no = 8800102,
            assignment_directive = 9,
            effective_date = "2019-02-22",
            do_write = "false",
            custom_rates = new[] { new { custom_rate_service_no = 5120, custom_rate_seq_no = 1, custom_rate_from_unit = 1, custom_rate_per_unit = 9.5 } },
        });
        // 3 x 9.50 x 21 / 28 = 21.375 -> 21.38, and 22.50 back.
        Assert.That(InProcessAria.Amounts(answer), Is.EqualTo(new[] { 21.38m, -22.50m }));
    }

    [Test]
    public async Task A_schedule_and_custom_rates_in_one_update_are_refused()
    {
        var text = await aria.Fail(1016, "update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, assignment_directive = 4, alt_rate_schedule_no = 77005, custom_rates = new[] { new { custom_rate_service_no = 5120, custom_rate_seq_no = 1, custom_rate_per_unit = 1 } } });
        Assert.That(text, Does.Contain("alternatives"));
    }

    [Test]
    public async Task Either_identifier_of_account_and_instance_is_accepted()
    {
        await aria.Succeed("assign_custom_acct_plan_rates_m", new { client_acct_id = "CRM-000451", client_plan_instance_id = "CRM-000451-S1", client_service_id = "LINE_FEE", custom_acct_rates = new[] { new { rate_seq_no = 1, rate_per_unit = 6 } } });
        Assert.That(aria.Server.Tenant.Account(4711001)!.Instance(8800102)!.Current.CustomRates.Single().Tiers.Single().RatePerUnit, Is.EqualTo(6m));
    }
}
