using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Aria, User Self-service Best Practices: the six cases of queued rate schedule changes.</summary>
public sealed class RateScheduleCaseTests
{
    private static TenantDefinition Tenant(string now, params RateSchedule[] schedules)
    {
        var definition = TestTenant.Empty(now);
        definition.Plans.Add(TestTenant.Plan(10, 51, isSupplemental: false, schedules));
        return definition;
    }

    private static RateSchedule Changing(decimal price, string on, decimal newPrice)
    {
        var schedule = TestTenant.Schedule(61, 51, price, isDefault: true);
        schedule.Rates[0].Changes.Add(new RateChange { From = Day(on), Tiers = [new Tier(1, 1m, null, newPrice)] });
        return schedule;
    }

    private static async Task<JsonObject> Create(SimulatorClient aria, object acctFields, object? planFields = null) =>
        await aria.Call("create_acct_complete_m", CreateAccountTests.Acct(10, acctFields, planFields));

    private static Account Created(SimulatorClient aria, JsonObject answer)
    {
        Assert.That((int?)answer["error_code"], Is.Zero, () => (string?)answer["error_msg"] ?? "");
        return aria.Server.Tenant.Account((long)answer["out_acct"]![0]!["acct_no"]!)!;
    }

    [Test]
    public async Task Case_1_the_default_schedule_is_used_unless_another_is_named()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2020-09-01", TestTenant.Schedule(61, 51, 40m, isDefault: true), TestTenant.Schedule(62, 51, 35m)).Json());
        Assert.Multiple(async () =>
        {
            Assert.That(Created(aria, await Create(aria, new { })).Invoices.Single().Total, Is.EqualTo(40.00m));
            Assert.That(Created(aria, await Create(aria, new { }, new { alt_rate_schedule_no = 62 })).Invoices.Single().Total, Is.EqualTo(35.00m));
        });
    }

    [Test]
    public async Task Case_2_an_expired_schedule_keeps_its_subscribers_and_its_successor_is_assignable_from_its_start()
    {
        var first = TestTenant.Schedule(61, 51, 40m, isDefault: true, to: "2020-09-30");
        first.FollowUpNo = 62;
        await using var aria = await SimulatorClient.Start(Tenant("2020-09-15", first, TestTenant.Schedule(62, 51, 50m, from: "2020-10-01")).Json());
        var subscriber = Created(aria, await Create(aria, new { })).AcctNo;
        aria.GoTo("2020-10-15");

        Assert.Multiple(async () =>
        {
            Assert.That(aria.Server.Tenant.Account(subscriber)!.Invoices.Select(invoice => invoice.Total), Is.EqualTo(new[] { 40.00m, 40.00m }));
            Assert.That(Created(aria, await Create(aria, new { }, new { alt_rate_schedule_no = 62 })).Invoices.Single().Total, Is.EqualTo(50.00m));
            Assert.That((int?)(await Create(aria, new { }, new { alt_rate_schedule_no = 61 }))["error_code"], Is.EqualTo(1016), "the expired schedule is no longer assignable");
        });
    }

    [Test]
    public async Task Case_3_a_price_change_inside_a_schedule_reaches_old_and_new_subscribers_from_its_day()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2020-09-15", Changing(25m, "2020-10-01", 30m)).Json());
        var old = Created(aria, await Create(aria, new { })).AcctNo;
        aria.GoTo("2020-10-01");
        var fresh = Created(aria, await Create(aria, new { }));
        aria.GoTo("2020-10-15");
        Assert.Multiple(() =>
        {
            Assert.That(fresh.Invoices.Single().Total, Is.EqualTo(30.00m));
            Assert.That(aria.Server.Tenant.Account(old)!.Invoices.Select(invoice => invoice.Total), Is.EqualTo(new[] { 25.00m, 30.00m }));
        });
    }

    [TestCase(null, TestName = "Case 4: on 30 September a schedule from 15 October cannot be assigned for 30 September")]
    [TestCase("2020-10-15", TestName = "Case 4: on 30 September a schedule from 15 October cannot be assigned for 15 October either")]
    public async Task Case_4(string? start)
    {
        await using var aria = await SimulatorClient.Start(Tenant("2020-09-30", TestTenant.Schedule(61, 51, 40m, isDefault: true), TestTenant.Schedule(62, 51, 50m, from: "2020-10-15")).Json());
        var answer = await Create(aria, start == null ? new { } : new { alt_start_date = start }, new { alt_rate_schedule_no = 62 });
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["error_code"], Is.EqualTo(1016));
            Assert.That((string?)answer["error_msg"], Is.EqualTo("rate schedule 62 is not available on the activation date"));
        });
    }

    [TestCase("2020-04-10", "2020-04-01", 40.00, TestName = "V6 case 5: added on 10 April from 1 April, the first month costs 40")]
    [TestCase("2020-04-16", "2020-04-13", 50.00, TestName = "V6 case 5: added on 16 April from 13 April, the first month costs 50")]
    public async Task Case_5(string today, string start, double price)
    {
        await using var aria = await SimulatorClient.Start(Tenant(today, Changing(40m, "2020-04-12", 50m)).Json());
        var account = Created(aria, await Create(aria, new { retroactive_start_date = start }));
        Assert.Multiple(() =>
        {
            Assert.That(account.Invoices[0].Total, Is.EqualTo((decimal)price));
            Assert.That(account.Invoices[0].Lines.Single().From, Is.EqualTo(Day(start)));
        });
    }

    [Test]
    public async Task V7_case_6_added_on_10_October_for_10_November_the_price_of_10_November_holds()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2020-10-10", Changing(40m, "2020-10-14", 45m)).Json());
        var acctNo = Created(aria, await Create(aria, new { alt_start_date = "2020-11-10" })).AcctNo;
        aria.GoTo("2020-11-10");
        var invoice = aria.Server.Tenant.Account(acctNo)!.Invoices.Single();
        Assert.Multiple(() =>
        {
            Assert.That(invoice.BillDate, Is.EqualTo(Day("2020-11-10")));
            Assert.That(invoice.Total, Is.EqualTo(45.00m));
        });
    }

    /// <summary>Aria, retroactive start before a price change: 10 April 2020, from 12 March, 40 to 50 on 12 April.</summary>
    [Test]
    public async Task A_retroactive_start_pays_the_old_price_for_the_first_month_and_the_new_one_after_the_change()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2020-04-10", Changing(40m, "2020-04-12", 50m)).Json());
        var acctNo = Created(aria, await Create(aria, new { retroactive_start_date = "2020-03-12" })).AcctNo;
        aria.GoTo("2020-04-12");
        Assert.That(aria.Server.Tenant.Account(acctNo)!.Invoices.Select(invoice => invoice.Total), Is.EqualTo(new[] { 40.00m, 50.00m }));
    }

    [Test]
    public async Task Schedules_are_listed_default_first_with_their_windows_also_when_not_assignable()
    {
        await using var aria = await SimulatorClient.Start();
        var answer = await aria.Succeed("get_rate_schedules_for_plan_m", new { plan_no = 20200, currency_cd = "usd" });
        var rows = answer["rate_scheds"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => (long)row!["schedule_no"]!), Is.EqualTo(new[] { 77001L, 77003L, 77005L, 77007L }));
            Assert.That((int?)rows[0]!["default_ind_curr"], Is.EqualTo(1));
            Assert.That((string?)rows[1]!["available_to_dt"], Is.EqualTo("2018-12-31"));
            Assert.That((string?)rows[3]!["available_from_dt"], Is.EqualTo("2019-03-15"));
        });
    }

    [TestCase(77003, 1016, TestName = "The expired promotion of the sample is refused")]
    [TestCase(77007, 1016, TestName = "The spring schedule of the sample is refused before spring, even for a day in spring")]
    [TestCase(77005, 0, TestName = "The loyalty schedule of the sample is assignable")]
    public async Task The_sample_schedules(long schedule, int code)
    {
        await using var aria = await SimulatorClient.Start();
        var answer = await aria.Call("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, alt_rate_schedule_no = schedule, assignment_directive = 9, effective_date = "2019-03-20", do_write = "false" });
        Assert.That((int?)answer["error_code"], Is.EqualTo(code), () => (string?)answer["error_msg"] ?? "");
    }
}
