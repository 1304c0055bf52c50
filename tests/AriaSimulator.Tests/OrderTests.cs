using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Orders and their states. Aria: Create an Order, Order Settings, and the guides of the order operations.</summary>
public sealed class OrderTests
{
    private InProcessAria aria = null!;

    [SetUp]
    public void Start() => aria = new InProcessAria(Definition());

    [TearDown]
    public void Stop() => aria.Dispose();

    private static TenantDefinition Definition()
    {
        var definition = CustomerTenant.PaysByCard();
        definition.Settings.TaxRate = 0.08m;
        definition.Items.Add(Item(1, "CAP", 39.00m));
        definition.Items.Add(Item(2, "MUG", 8.50m));
        definition.Items[1].IsPriceModifiable = true;
        definition.Items.Add(Item(3, "OLD", 1.00m));
        definition.Items[2].IsActive = false;
        definition.Items.Add(new InventoryItem { No = 4, Sku = "YEN", Prices = [new ItemPrice("jpy", 900m)] });
        return definition;
    }

    private static InventoryItem Item(long no, string sku, decimal price) => new()
    {
        No = no,
        Sku = sku,
        Name = sku,
        ServiceNo = 55,
        ServiceName = "Goods",
        Prices = [new ItemPrice("usd", price)],
    };

    private JsonObject Call(string operation, object fields, int expected = 0, string account = "acct_no")
    {
        var request = JsonSerializer.SerializeToNode(fields)!.AsObject();
        request[account] = TestTenant.Account;
        var answer = aria.Call(operation, request);
        Assert.That((int?)answer["error_code"], Is.EqualTo(expected), () => (string?)answer["error_msg"] ?? "");
        return answer;
    }

    private JsonObject Order(int? billImmediately, int expected = 0, string? fulfilled = null, bool doWrite = true, string sku = "CAP", decimal units = 2m, decimal? amount = null, string? id = null) => Call(
        "create_order_m",
        new
        {
            plan_instance_no = TestTenant.Master,
            bill_immediately = billImmediately,
            fulfilled_date = fulfilled,
            client_order_id = id,
            do_write = doWrite ? "true" : "false",
            order_line_items = new[] { new { client_sku = sku, units, amount } },
        },
        expected);

    private Order Last => aria.Account.Orders[^1];

    [Test]
    public void An_order_billed_at_once_makes_an_invoice_of_its_own_and_collects_only_that()
    {
        var answer = Order(1);
        Assert.Multiple(() =>
        {
            // 2 x 39.00 and 8 %.
            Assert.That(((decimal?)answer["total_charges_before_tax"], (decimal?)answer["total_tax_charges"]), Is.EqualTo(((decimal?)78.00m, (decimal?)6.24m)));
            Assert.That((int?)answer["cart_invoice_line_items"]![1]!["ref_charge_line_no"], Is.EqualTo(1));
            Assert.That(aria.Account.Invoices[^1].TypeCode, Is.EqualTo("O"));
            Assert.That(aria.Account.Payments[^1].Amount, Is.EqualTo(84.24m));
            Assert.That((Last.Status, Last.InvoiceNo), Is.EqualTo((OrderStatus.Billed, (long?)answer["invoice_no"])));
        });
    }

    [Test]
    public void The_dry_run_of_an_order_tells_the_same_and_leaves_nothing()
    {
        var before = aria.Tenant.Snapshot();
        var dry = Order(1, doWrite: false);
        Assert.That((dry["order_no"], dry["invoice_no"], aria.Tenant.Snapshot()), Is.EqualTo(((JsonNode?)null, (JsonNode?)null, before)));
        Assert.That(Order(1)["cart_invoice_line_items"]!.ToJsonString(), Is.EqualTo(dry["cart_invoice_line_items"]!.ToJsonString()));
    }

    [Test]
    public void Without_bill_immediately_an_order_waits_unless_the_tenant_bills_orders_by_itself()
    {
        Order(null);
        Assert.That((Last.Status, aria.Account.Invoices.Count), Is.EqualTo((OrderStatus.Placed, 1)));

        var definition = Definition();
        definition.Settings.AutoBillOrders = true;
        aria.Dispose();
        aria = new InProcessAria(definition);
        Order(null);
        Assert.That(Last.Status, Is.EqualTo(OrderStatus.Billed));
    }

    [Test]
    public void A_held_order_is_released_and_billed_by_an_update()
    {
        var number = (long)Order(2)["order_no"]!;
        Assert.That(Last.Status, Is.EqualTo(OrderStatus.Held));
        Call("update_order_m", new { order_no = number, bill_immediately = 0 }, account: "account_no");
        Assert.That(Last.Status, Is.EqualTo(OrderStatus.Placed));
        var before = aria.Tenant.Snapshot();
        Call("update_order_m", new { order_no = number, bill_immediately = 1, do_write = "false" }, account: "account_no");
        Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        var answer = Call("update_order_m", new { order_no = number, bill_immediately = 1 }, account: "account_no");
        Assert.That((Last.Status, (decimal?)answer["total_charges_after_tax"]), Is.EqualTo((OrderStatus.Billed, (decimal?)84.24m)));
    }

    [Test]
    public void An_order_billed_on_fulfilment_waits_for_that_day()
    {
        Order(4, fulfilled: "2019-02-25");
        aria.GoTo("2019-02-24");
        Assert.That(Last.Status, Is.EqualTo(OrderStatus.Placed));
        aria.GoTo("2019-02-25");
        Assert.That((Last.Status, aria.Account.Invoices[^1].BillDate), Is.EqualTo((OrderStatus.Billed, Dates.Day("2019-02-25"))));
    }

    [Test]
    public void An_order_billed_with_the_anniversary_goes_on_the_regular_invoice_after_its_fulfilment()
    {
        Order(3, fulfilled: "2019-02-25");
        aria.GoTo("2019-02-26");
        Assert.That(Last.Status, Is.EqualTo(OrderStatus.Filled));
        aria.GoTo("2019-03-15");
        Assert.Multiple(() =>
        {
            // The line's 30.00 and the order's 78.00, with 8 % each: 32.40 + 84.24.
            Assert.That(aria.Account.Invoices[^1].Total, Is.EqualTo(116.64m));
            Assert.That((Last.Status, Last.InvoiceNo), Is.EqualTo((OrderStatus.Billed, (long?)aria.Account.Invoices[^1].No)));
        });
    }

    [Test]
    public void An_order_is_cancelled_until_it_is_billed()
    {
        var waits = (long)Order(3)["order_no"]!;
        Assert.That(aria.Account.DeferredLines, Is.Empty, "the night fulfils it");
        aria.Tenant.Advance(24);
        Assert.That(aria.Account.DeferredLines, Is.Not.Empty);
        Call("cancel_order_m", new { order_no = waits });
        Assert.That((Last.Status, aria.Account.DeferredLines.Count), Is.EqualTo((OrderStatus.Cancelled, 0)));
        Call("cancel_order_m", new { order_no = waits }, 3016);
        var billed = (long)Order(1)["order_no"]!;
        Call("cancel_order_m", new { order_no = billed }, 3016);
        Call("cancel_order_m", new { order_no = 999 }, 3032);
    }

    [Test]
    public void A_declined_order_stays_billed_and_tells_the_failure()
    {
        var definition = Definition();
        definition.Accounts[0].PaymentMethods[0].IsDeclined = true;
        aria.Dispose();
        aria = new InProcessAria(definition);
        var answer = Order(1);
        Assert.That(((int?)answer["invoicing_error_code_2"], Last.Status), Is.EqualTo(((int?)4001, OrderStatus.Billed)));
    }

    [TestCase("CAP", 0, null, null, 3010, TestName = "An order of nothing gets 3010")]
    [TestCase("HAT", 1, null, null, 5029, TestName = "An unknown sku gets 5029")]
    [TestCase("OLD", 1, null, null, 5029, TestName = "An item no longer sold gets 5029")]
    [TestCase("YEN", 1, null, null, 1016, TestName = "An item not sold in the account's currency is refused")]
    [TestCase("CAP", 1, 20.0, null, 1016, TestName = "A price the item does not allow is refused")]
    [TestCase("MUG", 1, 20.0, null, 0, TestName = "A price the item allows is taken")]
    [TestCase("CAP", 1, null, "25.02.2019", 3041, TestName = "A fulfilment day in another spelling gets 3041")]
    [TestCase("CAP", 1, null, "2019-02-17", 3043, TestName = "A fulfilment day in the past gets 3043")]
    public void Refused(string sku, int units, double? amount, string? fulfilled, int expected) =>
        Order(4, expected, fulfilled, sku: sku, units: units, amount: (decimal?)amount);

    [Test]
    public void A_client_order_id_is_used_once_among_live_orders()
    {
        var first = (long)Order(0, id: "SO1")["order_no"]!;
        Order(0, 3118, id: "SO1");
        Call("cancel_order_m", new { order_no = first });
        Order(0, id: "SO1");
    }

    [Test]
    public void Orders_are_read_newest_first_with_their_lines()
    {
        var first = (long)Order(0, id: "SO1")["order_no"]!;
        Order(0, sku: "MUG", units: 3m);
        var rows = Call("get_order_m", new { details_flag = 1 })["orders"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => (decimal?)row!["amount"]), Is.EqualTo(new decimal?[] { 25.50m, 78.00m }), "3 x 8.50 and 2 x 39.00");
            Assert.That((string?)rows[1]!["order_items"]![0]!["client_sku"], Is.EqualTo("CAP"));
            Assert.That((string?)rows[0]!["status_label"], Is.EqualTo("Placed"));
            Assert.That(Call("get_order_m", new { client_order_id = "SO1" })["orders"]!.AsArray(), Has.Count.EqualTo(1));
        });
        var items = aria.Call("get_order_items_m", new { order_no = first });
        Assert.That((decimal?)items["order_items_list"]![0]!["unit_amount"], Is.EqualTo(39.00m));
        Assert.That((int?)aria.Call("get_order_items_m", new { order_no = 999 })["error_code"], Is.EqualTo(3032));
    }

    [Test]
    public void Orders_of_a_tenants_file_are_billed_in_its_history_as_any_other()
    {
        var definition = Definition();
        definition.Now = definition.Now.AddMonths(1);
        definition.Accounts[0].Orders =
        [
            new OrderDefinition { No = 5, PlanInstanceNo = TestTenant.Master, Date = new DateOnly(2019, 2, 20), Billing = OrderBilling.NextAnniversary, Items = [new OrderedItem("CAP", 2m)] },
            new OrderDefinition { No = 6, PlanInstanceNo = TestTenant.Master, Date = new DateOnly(2019, 2, 21), Billing = OrderBilling.Hold, Items = [new OrderedItem("MUG", 1m)] },
        ];
        using var tenant = new InProcessAria(definition);

        var (billed, held) = (tenant.Account.Orders[0], tenant.Account.Orders[1]);
        Assert.Multiple(() =>
        {
            Assert.That((billed.Status, billed.UpdatedOn), Is.EqualTo((OrderStatus.Billed, new DateOnly(2019, 3, 15))));
            // 2 x 39.00 for the caps and 30.00 for the line, and 8 %: 84.24 + 32.40.
            Assert.That(tenant.Account.Invoice(billed.InvoiceNo!.Value)!.Total, Is.EqualTo(116.64m));
            Assert.That((held.Status, held.InvoiceNo), Is.EqualTo((OrderStatus.Held, (long?)null)));
        });
    }

    [TestCase(999, OrderBilling.Hold, "CAP", "which account 100 does not have")]
    [TestCase(TestTenant.Master, OrderBilling.Now, "CAP", "write OnFulfilment")]
    [TestCase(TestTenant.Master, OrderBilling.Hold, "YEN", "which the tenant definition does not sell in usd")]
    public void An_order_of_a_tenants_file_that_cannot_be_is_refused_with_its_reason(long instance, OrderBilling billing, string sku, string reason)
    {
        var definition = Definition();
        definition.Accounts[0].Orders = [new OrderDefinition { No = 5, PlanInstanceNo = instance, Date = new DateOnly(2019, 2, 16), Billing = billing, Items = [new OrderedItem(sku, 1m)] }];

        var refused = Assert.Throws<InvalidOperationException>(() => _ = new InProcessAria(definition));
        Assert.That(refused!.Message, Does.Contain(reason));
    }

    [Test]
    public void A_plan_and_its_goods_come_on_one_invoice()
    {
        var answer = Call("create_order_with_plan_m", new
        {
            parent_plan_instance_no = TestTenant.Master,
            supp_plan_no = TestTenant.LinePlan,
            supp_plan_units = 2,
            assignment_directive = 4,
            bill_immediately = 1,
            order_line_items = new[] { new { client_sku = "MUG", units = 1 } },
        });
        Assert.Multiple(() =>
        {
            // 18 February to 14 March are 25 of 28 days: 2 x 30.00 x 25/28 = 53.57; a mug at 8.50; 8 %: 4.29 and 0.68.
            Assert.That(((decimal?)answer["total_charges_before_tax_2"], (decimal?)answer["total_tax_charges_2"]), Is.EqualTo(((decimal?)62.07m, (decimal?)4.97m)));
            Assert.That(aria.Account.Invoices[^1].Total, Is.EqualTo(67.04m));
            Assert.That(aria.Account.Invoices[^1].No, Is.EqualTo((long?)answer["invoice_no"]));
            Assert.That(Last.PlanInstanceNo, Is.EqualTo(aria.Account.Instances[^1].No));
        });
    }

    [Test]
    public void Receipts_of_an_account_are_listed_by_day()
    {
        aria.Call("send_acct_email_m", new { user_id = "customer", template_class = "P", client_receipt_id = "A1" });
        aria.Tenant.Advance(24);
        Call("record_external_payment_m", new { reference_code = "W", payment_amount = 1, client_receipt_id = "A2" });
        string?[] Ids(object range) => [.. ((JsonArray?)Call("get_all_acct_receipt_ids_m", range)["acct_receipt"] ?? []).Select(row => (string?)row!["client_receipt_id"])];
        Assert.Multiple(() =>
        {
            Assert.That(Ids(new { }), Is.EqualTo(new[] { "A1", "A2" }));
            Assert.That(Ids(new { start_date_range = "2019-02-19" }), Is.EqualTo(new[] { "A2" }));
            Assert.That(Ids(new { end_date_range = "2019-02-17" }), Is.Empty);
        });
    }
}
