using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>What is ordered to be out of order around Aria: the processor, the tax engine, and Aria's own patience.</summary>
public sealed class OutageTests
{
    private SimulatorClient aria = null!;

    [SetUp]
    public async Task Start()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Settings.TaxRate = 0.08m;
        definition.Items.Add(new InventoryItem { No = 1, Sku = "CAP", Name = "Cap", ServiceNo = 55, ServiceName = "Goods", Prices = [new ItemPrice("usd", 39m)] });
        aria = await SimulatorClient.Start(definition.Json());
    }

    [TearDown]
    public async Task Stop() => await aria.DisposeAsync();

    [Test]
    public async Task A_payment_is_declined_by_order_and_only_once()
    {
        aria.Server.Faults.Add("collect_from_account_m", FaultKind.DeclinePayment);
        var fields = new { acct_no = TestTenant.Account, amount_to_collect = 5 };
        await aria.Fail(4001, "collect_from_account_m", fields);
        await aria.Succeed("collect_from_account_m", fields);
    }

    [Test]
    public async Task The_clock_meets_a_processor_out_of_order()
    {
        await aria.Admin(HttpMethod.Post, "faults", new { operation = "clock", kind = "declinePayment" });
        await aria.Admin(HttpMethod.Post, "clock", new { date = "2019-03-15" });
        // 30.00 and 8 % are owed; the dunning of the master has begun.
        Assert.That((aria.Server.Tenant.Account(TestTenant.Account)!.Balance(), aria.Server.Tenant.Account(TestTenant.Account)!.Instances[0].DunningState), Is.EqualTo((32.40m, 1)));
    }

    [Test]
    public async Task Without_the_tax_engine_lines_carry_no_tax_and_the_answer_says_so()
    {
        aria.Server.Faults.Add("create_order_m", FaultKind.TaxEngineDown);
        var fields = new { acct_no = TestTenant.Account, plan_instance_no = TestTenant.Master, do_write = "false", order_line_items = new[] { new { client_sku = "CAP", units = 1 } } };
        var down = await aria.Succeed("create_order_m", fields);
        var up = await aria.Succeed("create_order_m", fields);
        Assert.Multiple(() =>
        {
            // 8 % of 39.00.
            Assert.That(((decimal?)down["total_tax_charges"], (decimal?)up["total_tax_charges"]), Is.EqualTo(((decimal?)0m, (decimal?)3.12m)));
            Assert.That((string?)down["third_party_errors"]![0]!["error_class"], Is.EqualTo("tax"));
            Assert.That(up["third_party_errors"], Is.Null);
        });
    }

    [Test]
    public async Task Too_many_requests_get_429_with_Retry_After_and_nothing_is_executed()
    {
        await aria.Admin(HttpMethod.Post, "faults", new { operation = "write_acct_comment_m", kind = "tooManyRequests", retryAfter = 7 });
        using var response = await aria.Post(SimulatorClient.Request("write_acct_comment_m", new { acct_no = TestTenant.Account, comment = "x" }).ToJsonString());
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, Is.EqualTo(7));
            Assert.That(aria.Server.Tenant.Account(TestTenant.Account)!.Comments.Any(), Is.False);
        });
    }
}
