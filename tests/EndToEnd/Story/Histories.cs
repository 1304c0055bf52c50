using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>
/// Statements and orders through every layer. Brightwater pays 40.00 for its base and 3 × 10.00 for its lines, 70.00 on
/// the 15th of each month, due 30 days later; on 18 February 2019 the statement of 15 February is unpaid.
/// </summary>
public class Histories : PlaygroundTest
{
    [Test]
    public async Task The_sample_has_billed_statements_and_orders()
    {
        var tried = (await Rep.Rows("aria_statements", $"$filter=_aria_ariaaccountid_value eq {await Link()}&$orderby=aria_createdate asc")).Select(Told);
        Assert.That(tried, Is.EqualTo(new[]
        {
            // date, due, owed before, charges, payments, total, paid
            "2018-12-15 2019-01-14 0 70 0 70 True",
            "2019-01-15 2019-02-14 70 70 -70 70 True",
            "2019-02-15 2019-03-17 70 70 -70 70 False",
        }));
        var order = await Order("6604303");
        Assert.Multiple(() =>
        {
            Assert.That((decimal)order["aria_amount"]!, Is.EqualTo(108m), "2 × 49.00 and 2 × 5.00");
            Assert.That((string?)order["aria_items"], Is.EqualTo("2 × Basic phone, 2 × SIM card"));
            Assert.That((string?)order["aria_statuslabel"], Is.EqualTo("Held"));
        });
    }

    [Test]
    public async Task After_the_bill_day_the_statement_rows_equal_Aria_to_the_cent()
    {
        await Rep.Done(Intents.Seed);
        await Aria.MoveClock("2019-03-15");
        await Rep.Refreshed();

        var rows = await Rep.Rows("aria_statements", $"$filter=_aria_ariaaccountid_value eq {await Link()} and aria_createdate ge 2019-02-16&$orderby=aria_createdate asc");
        Assert.That(rows.Select(Told), Is.EqualTo(new[]
        {
            "2019-02-22 2019-03-24 70 4.5 0 74.5 False", // 27.00 − 22.50 = 4.50; 70.00 + 4.50
            "2019-03-15 2019-04-14 74.5 76 0 150.5 False", // 40.00 + 4 × 9.00 = 76.00; 74.50 + 76.00
        }));
        Assert.That(await Aria.Balance(), Is.EqualTo(150.50m));
        foreach (var row in rows)
        {
            var statement = (await Statements()).Single(each => each["statement_no"]!.ToString() == (string)row["aria_statementno"]!);
            Assert.Multiple(() =>
            {
                Assert.That((decimal)row["aria_totalamount"]!, Is.EqualTo((decimal)statement["total_amount"]!));
                Assert.That((string?)row["aria_invoiceno"], Is.EqualTo(statement["invoice_no"]!.ToString()));
                Assert.That((string?)row["aria_currencycode"], Is.EqualTo("USD"));
            });
        }

        Assert.That(await Rep.Refreshed(), Is.Zero, "nothing new, nothing written");
    }

    [Test]
    public async Task A_payment_settles_the_statement_on_the_record()
    {
        await Aria.Call("record_external_payment_m", new JsonObject { ["acct_no"] = 4711001, ["reference_code"] = "WIRE-77", ["payment_amount"] = 70.00m });

        Assert.That(await Rep.Refreshed(), Is.EqualTo(2), "the account's balance and the statement");

        var row = await Rep.Row("aria_statements", $"$filter=_aria_ariaaccountid_value eq {await Link()} and aria_createdate eq 2019-02-15");
        Assert.That((bool)row["aria_ispaid"]!, Is.True);
    }

    [Test]
    public async Task An_order_placed_in_Aria_appears_with_its_invoice_and_a_cancelled_one_is_no_longer_open()
    {
        var placed = await Aria.Call("create_order_m", new JsonObject
        {
            ["acct_no"] = 4711001, ["plan_instance_no"] = 8800101, ["bill_immediately"] = 1, ["client_order_id"] = "BW-2019-08",
            ["order_line_items"] = new JsonArray(new JsonObject { ["client_sku"] = "SIM-CARD", ["units"] = 3 }),
        });
        await Aria.Call("cancel_order_m", new JsonObject { ["acct_no"] = 4711001, ["order_no"] = 6604303 });
        await Rep.Refreshed();

        var order = await Order(placed["order_no"]!.ToString());
        var cancelled = await Order("6604303");
        var invoice = (await Aria.Invoices("2019-02-18")).Single().Invoice;
        Assert.Multiple(() =>
        {
            Assert.That((decimal)order["aria_amount"]!, Is.EqualTo(15m), "3 × 5.00");
            Assert.That((string?)order["aria_name"], Is.EqualTo("BW-2019-08"));
            Assert.That((string?)order["aria_invoiceno"], Is.EqualTo(invoice["invoice_no"]!.ToString()));
            Assert.That((bool)order["aria_isopen"]!, Is.False);
            Assert.That((string?)cancelled["aria_statuslabel"], Is.EqualTo("Cancelled"));
            Assert.That((bool)cancelled["aria_isopen"]!, Is.False);
        });
    }

    [Test]
    public async Task Statements_that_Aria_refuses_to_list_are_told_and_the_rest_is_mirrored()
    {
        var before = await Rep.Rows("aria_statements");
        await Rep.Done(Intents.Seed);
        await Aria.MoveClock("2019-03-15");
        await Aria.Fault("get_acct_statement_history_m", "refuse", count: 1000, code: 1004);

        var account = (await Rep.Refresh()).Result["accounts"]!.AsArray().Single()!;

        var link = await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'");
        Assert.Multiple(async () =>
        {
            Assert.That((string?)account["message"], Is.Empty);
            Assert.That((string?)account["notRead"], Does.StartWith("Statements could not be read. Aria does not let this connection call get_acct_statement_history_m."));
            Assert.That((string?)link["aria_notread"], Is.EqualTo((string?)account["notRead"]));
            Assert.That((decimal)link["aria_balance"]!, Is.EqualTo(150.50m));
            Assert.That((decimal)(await Rep.Plan("8800102"))["aria_units"]!, Is.EqualTo(4m));
            Assert.That(await Rep.Rows("aria_statements"), Has.Length.EqualTo(before.Length), "none lost, none half-read");
        });

        await Aria.ForgetFaults();
        await Rep.Refreshed();
        Assert.That((await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'"))["aria_notread"], Is.Null);
        Assert.That(await Rep.Rows("aria_statements"), Has.Length.EqualTo(before.Length + 2));
    }

    [Test]
    public async Task What_is_unpaid_or_open_stands_in_Needs_attention()
    {
        // Northfield owes 40.00 + 100 × 0.50 + 50 × 0.40 = 110.00 since 1 January and, with ten SIM cards, 160.00 more since 1 February.
        Assert.That((await NeedsAttention("aria_statement")).Select(Told), Is.SupersetOf(new[]
        {
            "2019-01-01 2019-01-31 110 110 -110 110 False",
            "2019-02-01 2019-03-03 110 160 0 270 False",
            "2019-02-15 2019-03-17 70 70 -70 70 False",
        }));
        Assert.That((await NeedsAttention("aria_order")).Select(row => (string?)row["aria_items"]), Is.EquivalentTo(new[] { "2 × Basic phone, 2 × SIM card", "5 × SIM card" }));
    }

    /// <summary>What the view of administrators lists, as whole rows.</summary>
    private async Task<JsonObject[]> NeedsAttention(string table)
    {
        var view = Playground.Organization.Metadata.Views.Single(each => each.Table == table && each.Name == "Needs attention");
        var listed = (await Rep.Rows(table + "s", $"savedQuery={view.Id}")).Select(row => (string)row[table + "id"]!).ToList();
        return [.. (await Rep.Rows(table + "s")).Where(row => listed.Contains((string)row[table + "id"]!))];
    }

    private async Task<string> Link() => (string)(await Rep.Row("aria_accounts", "$filter=aria_acctno eq '4711001'"))["aria_accountid"]!;

    private Task<JsonObject> Order(string number) => Rep.Row("aria_orders", $"$filter=aria_orderno eq '{number}'");

    private async Task<JsonObject[]> Statements() =>
        [.. (await Aria.Call("get_acct_statement_history_m", new JsonObject { ["acct_no"] = 4711001 }))["statements_history"]!.AsArray().Select(row => row!.AsObject())];

    private static string Told(JsonObject row)
    {
        var amounts = new[] { "aria_balanceforward", "aria_newcharges", "aria_newpayments", "aria_totalamount" }
            .Select(column => ((decimal)row[column]!).ToString("0.####", CultureInfo.InvariantCulture));
        return $"{row["aria_createdate"]} {row["aria_duedate"]} {string.Join(' ', amounts)} {(bool)row["aria_ispaid"]!}";
    }
}
