using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Account creation with its start dates.</summary>
public sealed class CreateAccountTests
{
    /// <summary>The body of create_acct_complete_m for one master plan paid by terms.</summary>
    internal static JsonObject Acct(long plan, object acctFields, object? planFields = null)
    {
        var master = new JsonObject { ["plan_no"] = plan, ["plan_instance_idx"] = 1, ["billing_group_idx"] = 1, ["dunning_group_idx"] = 1 };
        Merge(master, planFields);
        var acct = new JsonObject
        {
            ["billing_group"] = new JsonArray(new JsonObject { ["billing_group_idx"] = 1, ["payment_option"] = "Terms", ["client_billing_group_id"] = "BG1" }),
            ["dunning_group"] = new JsonArray(new JsonObject { ["dunning_group_idx"] = 1 }),
            ["master_plans_detail"] = new JsonArray(master),
        };
        Merge(acct, acctFields);
        return new JsonObject { ["acct"] = new JsonArray(acct) };
    }

    private static void Merge(JsonObject target, object? fields)
    {
        if (fields == null)
            return;
        foreach (var (name, value) in JsonSerializer.SerializeToNode(fields)!.AsObject())
            target[name] = value?.DeepClone();
    }

    private static string Tenant(string now, decimal price = 30m)
    {
        var definition = TestTenant.Empty(now);
        definition.Plans.Add(TestTenant.Plan(10, 51, isSupplemental: false, TestTenant.Schedule(61, 51, price, isDefault: true)));
        definition.Plans.Add(TestTenant.Plan(20, 52, isSupplemental: true, TestTenant.Schedule(71, 52, 5m, isDefault: true)));
        return definition.Json();
    }

    private static long AcctNo(JsonObject answer) => (long)answer["out_acct"]![0]!["acct_no"]!;

    /// <summary>Aria: Create an Account with a Future Plan Activation Date.</summary>
    [Test]
    public async Task Created_on_8_December_for_10_December_the_first_invoice_of_10_December_covers_to_9_January_and_then_each_10th()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-12-08"));
        var answer = await aria.Succeed("create_acct_complete_m", Acct(10, new { alt_start_date = "2018-12-10" }, new { status_until_alt_start = 32 }));
        var acctNo = AcctNo(answer);
        Account Now() => aria.Server.Tenant.Account(acctNo)!;

        Assert.Multiple(() =>
        {
            Assert.That(answer["out_acct"]![0]!["invoice_info"], Is.Null);
            Assert.That(Now().Instances.Single().Status, Is.EqualTo(32));
            Assert.That(Now().Invoices, Is.Empty);
        });
        aria.GoTo("2018-12-09");
        Assert.That(Now().Invoices, Is.Empty);
        aria.GoTo("2019-02-10");
        Assert.Multiple(() =>
        {
            Assert.That(Now().Instances.Single().Status, Is.EqualTo(1));
            Assert.That(Now().Invoices.Select(invoice => invoice.BillDate), Is.EqualTo(new[] { Day("2018-12-10"), Day("2019-01-10"), Day("2019-02-10") }));
            Assert.That(Now().Invoices[0].Lines.Single().From, Is.EqualTo(Day("2018-12-10")));
            Assert.That(Now().Invoices[0].Lines.Single().To, Is.EqualTo(Day("2019-01-09")));
            // A whole month at 30.00, not a part of one.
            Assert.That(Now().Invoices[0].Total, Is.EqualTo(30.00m));
        });
    }

    [TestCase("2019-01-08", 0, TestName = "A start exactly one period ahead is allowed")]
    [TestCase("2019-01-09", 1024, TestName = "A start more than one period ahead is refused")]
    [TestCase("2018-12-07", 1024, TestName = "A future start in the past is refused")]
    public async Task How_far_ahead(string start, int code)
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-12-08"));
        var answer = await aria.Call("create_acct_complete_m", Acct(10, new { alt_start_date = start }));
        Assert.That((int?)answer["error_code"], Is.EqualTo(code), () => (string?)answer["error_msg"] ?? "");
    }

    [Test]
    public async Task A_future_start_and_an_alternate_bill_day_exclude_each_other()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-12-08"));
        var text = await aria.Fail(1016, "create_acct_complete_m", Acct(10, new { alt_start_date = "2018-12-10", alt_bill_day = 15 }));
        Assert.That(text, Does.Contain("cannot be used in the same call"));
    }

    /// <summary>Aria: Create an Account with a Retroactive Start Date and an Alternate Bill Day.</summary>
    [Test]
    public async Task A_retroactive_start_with_bill_day_15_combined_makes_one_invoice_of_three_periods()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-11-30"));
        var answer = await aria.Succeed("create_acct_complete_m", Acct(10, new { retroactive_start_date = "2018-10-05", alt_bill_day = 15, combine_invoices = 1, invoicing_option = 2 }));
        var invoice = aria.Server.Tenant.Account(AcctNo(answer))!.Invoices.Single();
        Assert.Multiple(() =>
        {
            Assert.That(invoice.Lines.Select(line => (line.From, line.To, line.Amount)), Is.EqualTo(new (System.DateOnly?, System.DateOnly?, decimal)[]
            {
                // 5 to 14 October are 10 of the 30 days from 15 September: 30.00 x 10 / 30.
                (Day("2018-10-05"), Day("2018-10-14"), 10.00m),
                (Day("2018-10-15"), Day("2018-11-14"), 30.00m),
                (Day("2018-11-15"), Day("2018-12-14"), 30.00m),
            }));
            Assert.That((decimal?)answer["out_acct"]![0]!["invoice_info"]![0]!["total"], Is.EqualTo(70.00m));
        });
    }

    /// <summary>The same page: separate invoices come with the next batch.</summary>
    [Test]
    public async Task A_retroactive_start_separately_bills_the_first_period_at_once_and_the_rest_at_the_next_midnight()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-11-30"));
        var answer = await aria.Succeed("create_acct_complete_m", Acct(10, new { retroactive_start_date = "2018-10-05", alt_bill_day = 15, combine_invoices = 2, invoicing_option = 2 }));
        var atOnce = aria.Server.Tenant.Account(AcctNo(answer))!.Invoices.ToList();
        aria.GoTo("2018-12-01");
        var later = aria.Server.Tenant.Account(AcctNo(answer))!.Invoices.Skip(1).ToList();
        aria.GoTo("2018-12-15");
        Assert.Multiple(() =>
        {
            Assert.That(atOnce.Single().Total, Is.EqualTo(10.00m));
            Assert.That(later.Select(invoice => (invoice.BillDate, invoice.Total)), Is.EqualTo(new[] { (Day("2018-12-01"), 30.00m), (Day("2018-12-01"), 30.00m) }));
            Assert.That(aria.Server.Tenant.Account(AcctNo(answer))!.Invoices[^1].BillDate, Is.EqualTo(Day("2018-12-15")));
        });
    }

    [Test]
    public async Task A_dry_run_shows_the_first_invoice_and_creates_nothing()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-12-08"));
        var before = aria.Server.Tenant.Snapshot();
        var body = Acct(10, new { userid = "new.customer" }, new { supp_plan = new[] { new { plan_no = 20, plan_instance_units = 2 } } });
        body["do_write"] = "false";
        var answer = await aria.Succeed("create_acct_complete_m", body);
        var created = answer["out_acct"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That(created["acct_no"], Is.Null);
            // 30.00 for the master and 2 x 5.00 for the supplemental.
            Assert.That((decimal?)created["invoice_info"]![0]!["total"], Is.EqualTo(40.00m));
            Assert.That(created["invoice_info"]![0]!["invoice_no"], Is.Null);
            Assert.That(aria.Server.Tenant.Snapshot(), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task Supplementals_come_with_their_master_and_share_its_invoice()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-12-08"));
        var answer = await aria.Succeed("create_acct_complete_m", Acct(10, new { client_acct_id = "C1" }, new { client_plan_instance_id = "M1", supp_plan = new[] { new { plan_no = 20, plan_instance_units = 2, client_plan_instance_id = "S1" } } }));
        var account = aria.Server.Tenant.Account(AcctNo(answer))!;
        Assert.Multiple(() =>
        {
            Assert.That(account.Invoices.Single().Lines.Select(line => line.Amount), Is.EqualTo(new[] { 30.00m, 10.00m }));
            Assert.That((string?)answer["out_acct"]![0]!["master_plans_assigned"]![0]!["supp_plans_assigned"]![0]!["client_plan_instance_id"], Is.EqualTo("S1"));
            Assert.That(account.Instances[1].ParentNo, Is.EqualTo(account.Instances[0].No));
        });
    }

    [TestCase("userid", "customer", 5011, TestName = "A taken user id is refused with 5011")]
    [TestCase("client_acct_id", "C100", 5001, TestName = "A taken account id is refused with 5001")]
    [TestCase("acct_currency", "xxx", 5007, TestName = "A currency nothing is priced in is refused with 5007")]
    [TestCase("alt_bill_day", "32", 5020, TestName = "A bill day beyond 31 is refused with 5020")]
    [TestCase("taxpayer_id", "1", 1016, TestName = "A field the simulator ignores is refused by name")]
    public async Task Refused(string field, string value, int code)
    {
        await using var aria = await SimulatorClient.Start(TestTenant.New("2019-02-18", "2019-02-15", 15, 10m, 9m).Json());
        var body = Acct(10, new { });
        body["acct"]![0]![field] = value;
        var answer = await aria.Call("create_acct_complete_m", body);
        Assert.That((int?)answer["error_code"], Is.EqualTo(code), () => (string?)answer["error_msg"] ?? "");
    }

    [Test]
    public async Task A_plan_that_names_no_group_of_the_call_is_refused()
    {
        await using var aria = await SimulatorClient.Start(Tenant("2018-12-08"));
        Assert.That(await aria.Fail(1016, "create_acct_complete_m", Acct(10, new { }, new { billing_group_idx = 7 })), Does.Contain("names no group"));
        Assert.That(await aria.Fail(1010, "create_acct_complete_m", Acct(10, new { dunning_group = System.Array.Empty<object>() })), Does.Contain("dunning_group"));
    }
}
