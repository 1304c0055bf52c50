using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>The clock, sessions, the switches under /_sim/, and what survives a restart.</summary>
public sealed class ClockSessionAndAdminTests
{
    private SimulatorClient aria = null!;

    [SetUp]
    public async Task Start() => aria = await SimulatorClient.Start();

    [TearDown]
    public async Task Stop() => await aria.DisposeAsync();

    /// <summary>Settled 17.</summary>
    [Test]
    public async Task S17_the_clock_moves_by_hours_runs_each_midnight_once_and_answers_when_done()
    {
        var before = aria.Server.Tenant.Account(4711001)!.Invoices.Count;
        await aria.Succeed("advance_virtual_datetime_m", new { offset_hours = 14 });
        var eve = await aria.Succeed("get_virtual_datetime_m");
        await aria.Succeed("advance_virtual_datetime_m", new { offset_hours = 24 * 60 });
        var after = await aria.Succeed("get_virtual_datetime_m");
        Assert.Multiple(() =>
        {
            // 09:00 + 14 h = 23:00 of the same day; 60 days later it is 19 April.
            Assert.That((string?)eve["virtual_date"], Is.EqualTo("2019-02-18"));
            Assert.That((string?)eve["virtual_time"], Is.EqualTo("23:00:00"));
            Assert.That((string?)after["virtual_date"], Is.EqualTo("2019-04-19"));
            Assert.That((long?)after["current_offset_hours"], Is.EqualTo(14 + (24 * 60)));
            Assert.That((string?)after["is_batch_running"], Is.EqualTo("N"));
            Assert.That(aria.Server.Tenant.Account(4711001)!.Invoices.Skip(before).Select(invoice => invoice.BillDate), Is.EqualTo(new[] { Day("2019-03-15"), Day("2019-04-15") }));
        });
    }

    [Test]
    public void Ten_years_of_two_hundred_accounts_pass_and_every_bill_day_makes_one_invoice()
    {
        var definition = TestTenant.New("2019-02-18", "2019-02-15", 15, 10m, 9m);
        var first = definition.Accounts[0];
        for (var number = 1; number < 200; number++)
        {
            definition.Accounts.Add(new State.AccountDefinition
            {
                AcctNo = first.AcctNo + (1000 * number),
                UserId = $"customer{number}",
                ActiveSince = first.ActiveSince,
                BillDay = 15,
                Instances = [new State.InstanceDefinition { No = 100_000 + number, PlanNo = 10 }],
            });
        }

        using var aria = new InProcessAria(definition);
        aria.GoTo("2029-02-18");
        // 15 February 2019 to 15 February 2029, both included: 121 bill days.
        Assert.That(definition.Accounts.Select(account => aria.Tenant.Account(account.AcctNo)!.Invoices.Count), Is.All.EqualTo(121));
    }

    [TestCase(0)]
    [TestCase(-5)]
    public async Task The_clock_does_not_go_back(int hours) =>
        Assert.That(await aria.Fail(1016, "advance_virtual_datetime_m", new { offset_hours = hours }), Does.Contain("forward"));

    [Test]
    public async Task The_admin_clock_takes_a_date_or_hours_and_refuses_the_past_with_a_sentence()
    {
        var moved = await aria.Admin(HttpMethod.Post, "clock", new { date = "2019-02-22" });
        var hours = await aria.Admin(HttpMethod.Post, "clock", new { hours = 5 });
        var past = await aria.Admin(HttpMethod.Post, "clock", new { date = "2019-02-01" });
        var both = await aria.Admin(HttpMethod.Post, "clock", new { date = "2019-03-01", hours = 1 });
        Assert.Multiple(() =>
        {
            Assert.That((string?)moved["date"], Is.EqualTo("2019-02-22"));
            Assert.That((string?)hours["time"], Is.EqualTo("05:00:00"));
            Assert.That((string?)past["error"], Does.Contain("2019-02-22"));
            Assert.That((string?)both["error"], Does.Contain("either"));
        });
    }

    [Test]
    public async Task A_session_says_whose_it_is_and_dies_when_unused()
    {
        var login = await aria.Succeed("set_session_auth_m", new { user_id = "brightwater", password = "brightwater-sample", alt_caller_id = "portal" });
        var sessionId = (string?)login["session_id"];
        var session = await aria.Succeed("validate_session_m", new { session_id = sessionId });
        Assert.Multiple(() =>
        {
            Assert.That((string?)session["user_id"], Is.EqualTo("brightwater"));
            Assert.That((long?)session["account_no"], Is.EqualTo(4711001));
            Assert.That((string?)session["alt_caller_id"], Is.EqualTo("portal"));
        });
        aria.Server.Tenant.Advance(1);
        await aria.Fail(1011, "validate_session_m", new { session_id = sessionId });
        await aria.Fail(1011, "validate_session_m", new { session_id = "00000000000000000000000000000000" });
    }

    [TestCase("brightwater", "wrong")]
    [TestCase("nobody", "brightwater-sample")]
    public async Task A_wrong_password_and_an_unknown_user_get_the_same_answer(string user, string password) =>
        Assert.That(await aria.Fail(1004, "set_session_auth_m", new { user_id = user, password }), Is.EqualTo("authentication error"));

    [Test]
    public async Task A_price_changed_over_HTTP_makes_the_next_preview_differ()
    {
        object Preview() => new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, alt_rate_schedule_no = 77005, assignment_directive = 9, effective_date = "2019-02-22", do_write = "false" };
        var before = await aria.Succeed("update_acct_plan_m", Preview());
        await aria.Admin(HttpMethod.Post, "catalog/price", new { schedule = 77005, service = 5120, ratePerUnit = 9.25m });
        var after = await aria.Succeed("update_acct_plan_m", Preview());
        Assert.Multiple(() =>
        {
            // 4 x 9.00 x 0.75 - 22.50 = 4.50; 4 x 9.25 x 0.75 - 22.50 = 5.25.
            Assert.That((decimal?)before["total"], Is.EqualTo(4.50m));
            Assert.That((decimal?)after["total"], Is.EqualTo(5.25m));
        });
    }

    [TestCase("""{"schedule":1,"service":5120,"ratePerUnit":1}""", "No rate schedule")]
    [TestCase("""{"schedule":77005,"service":1,"ratePerUnit":1}""", "does not price service 1")]
    [TestCase("""{"schedule":78001,"service":5130,"ratePerUnit":1}""", "2 tiers")]
    [TestCase("""{"schedule":77005}""", "Give schedule, service and ratePerUnit")]
    public async Task A_price_nobody_has_gets_a_sentence(string body, string sentence)
    {
        using var content = new StringContent(body);
        using var response = await aria.Http.PostAsync("/_sim/catalog/price", content);
        Assert.Multiple(async () =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(400));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(sentence));
        });
    }

    [Test]
    public async Task Reset_brings_the_sample_back()
    {
        var before = aria.Server.Tenant.Snapshot();
        await aria.Succeed("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, assignment_directive = 4, client_receipt_id = "R1" });
        aria.GoTo("2019-05-01");
        Assert.That(aria.Server.Tenant.Snapshot(), Is.Not.EqualTo(before));
        await aria.Admin(HttpMethod.Post, "reset");
        Assert.That(aria.Server.Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_index_page_says_what_the_simulator_is_not_and_lists_its_operations()
    {
        var page = await aria.Http.GetStringAsync("/_sim/");
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("It is not Aria"));
            foreach (var operation in Operations.OperationRegistry.All)
                Assert.That(page, Does.Contain(operation.Name));
            Assert.That(page, Does.Not.Contain("local-playground-key"));
        });
    }

    [Test]
    public async Task The_snapshot_holds_neither_key_nor_password_nor_hash()
    {
        var snapshot = (await aria.Admin(HttpMethod.Get, "snapshot")).ToJsonString();
        Assert.That(snapshot, Does.Contain("Brightwater Clinics").And.Not.Contain("local-playground-key").And.Not.Contain("passwordHash"));
    }

    [Test]
    public async Task With_a_data_directory_a_restart_loses_nothing()
    {
        var directory = Directory.CreateTempSubdirectory("aria-simulator-").FullName;
        try
        {
            string before;
            string? sessionId;
            var options = new AriaSimulatorOptions { DataDirectory = directory };
            await using (var first = await AriaSimulatorServer.StartAsync(options))
            {
                using var http = new HttpClient { BaseAddress = first.BaseAddress };
                await Post(http, SimulatorClient.Request("update_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, plan_units = 4, assignment_directive = 9, effective_date = "2019-02-22", client_receipt_id = "R1" }));
                var login = await Post(http, SimulatorClient.Request("set_session_auth_m", new { user_id = "brightwater", password = "brightwater-sample" }));
                sessionId = (string?)System.Text.Json.Nodes.JsonNode.Parse(login)!["session_id"];
                before = first.Tenant.Snapshot();
            }

            await using var second = await AriaSimulatorServer.StartAsync(options);
            using var again = new HttpClient { BaseAddress = second.BaseAddress };
            Assert.Multiple(async () =>
            {
                Assert.That(second.Tenant.Snapshot(), Is.EqualTo(before));
                Assert.That(await Post(again, SimulatorClient.Request("validate_session_m", new { session_id = sessionId })), Does.Contain("brightwater"));
            });
            second.Tenant.AdvanceTo(Day("2019-02-22"));
            Assert.That(second.Tenant.Account(4711001)!.Instance(8800102)!.Current.Units, Is.EqualTo(4m));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<string> Post(HttpClient http, System.Text.Json.Nodes.JsonObject request)
    {
        using var content = new StringContent(request.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/v1/core", content);
        return await response.Content.ReadAsStringAsync();
    }
}
