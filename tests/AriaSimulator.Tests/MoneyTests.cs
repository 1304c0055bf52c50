using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Collecting, booking and giving back money. Aria: the guides of the payment operations.</summary>
public sealed class MoneyTests
{
    private InProcessAria aria = null!;

    /// <summary>Terms, a line of 30.00 since 15 January: invoices of 15 January and 15 February, 60.00 owed on 18 February.</summary>
    [SetUp]
    public void Start()
    {
        var definition = CustomerTenant.PaysByTerms();
        definition.Accounts[0].ActiveSince = Day("2019-01-15");
        aria = new InProcessAria(definition);
    }

    [TearDown]
    public void Stop() => aria.Dispose();

    private long January => aria.Account.Invoices[0].No;

    private long February => aria.Account.Invoices[1].No;

    private decimal Open(long invoiceNo) => Balances.Open(aria.Account)[invoiceNo];

    private JsonObject Call(string operation, object fields, int expected = 0)
    {
        var request = JsonSerializer.SerializeToNode(fields)!.AsObject();
        if (!operation.Contains("trans_history"))
            request["acct_no"] = TestTenant.Account;
        var answer = aria.Call(operation, request);
        Assert.That((int?)answer["error_code"], Is.EqualTo(expected), () => (string?)answer["error_msg"] ?? "");
        return answer;
    }

    private JsonObject Collect(object fields, int expected = 0)
    {
        var request = JsonSerializer.SerializeToNode(fields)!.AsObject();
        request["payment_method_no"] ??= 1;
        return Call("collect_from_account_m", request, expected);
    }

    private static object[] Invoices(params long[] numbers) => [.. numbers.Select(number => new { invoice_no = number })];

    [Test]
    public void Money_pays_the_oldest_invoice_first()
    {
        Collect(new { amount_to_collect = 40 });
        // 30.00 for January, the other 10.00 for February.
        Assert.That((Open(January), Open(February), aria.Account.Balance()), Is.EqualTo((0.00m, 20.00m, 20.00m)));
    }

    [Test]
    public void What_is_too_much_waits_and_pays_the_next_invoice()
    {
        Collect(new { amount_to_collect = 75 });
        Assert.That(aria.Account.Payments.Single().Unapplied, Is.EqualTo(15.00m));
        aria.GoTo("2019-03-15");
        // March's 30.00 less the 15.00 that waited.
        Assert.That((Open(aria.Account.Invoices[2].No), aria.Account.Payments.Single().Unapplied), Is.EqualTo((15.00m, 0.00m)));
    }

    /// <summary>The guide's precedence: an amount wins over invoices, which are ignored silently.</summary>
    [Test]
    public void An_amount_wins_over_the_invoices_named_beside_it()
    {
        Collect(new { amount_to_collect = 10, specific_invoices_list = Invoices(February) });
        Assert.That((Open(January), Open(February)), Is.EqualTo((20.00m, 30.00m)));
    }

    [Test]
    public void Invoices_alone_are_collected_and_nothing_else()
    {
        var answer = Collect(new { specific_invoices_list = Invoices(February) });
        Assert.Multiple(() =>
        {
            Assert.That((Open(January), Open(February)), Is.EqualTo((30.00m, 0.00m)));
            Assert.That(aria.Account.Payments.Single().Amount, Is.EqualTo(30.00m));
            Assert.That((long?)answer["transaction_id"], Is.EqualTo(aria.Account.Payments.Single().TransactionId));
            Assert.That((string?)answer["proc_status_text"], Is.EqualTo("Approved"));
        });
        Collect(new { specific_invoices_list = Invoices(February) }, 4003);
    }

    [Test]
    public void A_master_alone_is_collected_whole()
    {
        Collect(new { specific_master_plan_instances_list = new[] { new { master_plan_instance_no = TestTenant.Master } } });
        Assert.That(aria.Account.Payments.Single().Amount, Is.EqualTo(60.00m));
    }

    [Test]
    public void Named_charges_demand_an_amount_and_are_paid_first()
    {
        var charge = new[] { new { specific_charge_transaction_id = aria.Account.Invoices[1].TransactionId } };
        Collect(new { specific_charge_transaction_id = charge }, 1010);
        Collect(new { specific_charge_transaction_id = charge, amount_to_collect = 40 });
        Assert.That((Open(January), Open(February)), Is.EqualTo((20.00m, 0.00m)));
    }

    [Test]
    public void Money_that_is_to_pay_nothing_waits()
    {
        Collect(new { amount_to_collect = 10, payment_application_method = 3 });
        aria.GoTo("2019-03-15");
        Assert.That((aria.Account.Payments.Single().Unapplied, Open(January)), Is.EqualTo((10.00m, 30.00m)));
    }

    [TestCase("""{}""", 1010, TestName = "Collecting nothing named gets 1010")]
    [TestCase("""{"amount_to_collect":0}""", 1025, TestName = "Collecting zero gets 1025")]
    [TestCase("""{"amount_to_collect":10.005}""", 1016, TestName = "Collecting half a cent is refused")]
    [TestCase("""{"amount_to_collect":10,"payment_method_no":7}""", 26008, TestName = "An unknown method gets 26008")]
    [TestCase("""{"specific_invoices_list":[{"invoice_no":7}]}""", 3004, TestName = "An unknown invoice gets 3004")]
    [TestCase("""{"amount_to_collect":10,"payment_application_method":4}""", 1016, TestName = "An unknown application method is refused")]
    public void Refused_collections(string fields, int expected) => Collect(JsonNode.Parse(fields)!.AsObject(), expected);

    [Test]
    public void Without_any_method_there_is_nothing_to_charge() =>
        Call("collect_from_account_m", new { amount_to_collect = 10 }, 4021);

    [Test]
    public void A_decline_answers_4001_with_the_processor_s_words_books_nothing_and_spends_no_receipt()
    {
        var before = aria.Tenant.Snapshot();
        object Payment(string card) => new { amount_to_collect = 10, alt_pay_method = 1, cc_number = card, cc_expire_mm = 12, cc_expire_yyyy = 2030, client_receipt_id = "R1" };
        var answer = Collect(Payment("4000000000000002"), 4001);
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["proc_status_text"], Is.EqualTo("Processor decline"));
            Assert.That((int?)answer["collection_errors"]![0]!["collection_error_code"], Is.EqualTo(4001));
            Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        });
        Collect(Payment("4111111111111111"));
        Collect(Payment("4111111111111111"), 1012);
    }

    [Test]
    public void A_card_for_one_payment_is_not_kept()
    {
        Collect(new { amount_to_collect = 10, alt_pay_method = 1, cc_number = "4111111111111111", cc_expire_mm = 12, cc_expire_yyyy = 2030, client_receipt_id = "R1" });
        var actions = Call("get_all_actions_by_receipt_id_m", new { client_receipt_id = "R1" });
        Assert.Multiple(() =>
        {
            Assert.That(aria.Account.PaymentMethods, Has.Count.EqualTo(2));
            Assert.That((aria.Account.Payments.Single().Suffix, aria.Account.Payments.Single().MethodNo), Is.EqualTo(("1111", (long?)null)));
            Assert.That((string?)actions["receipt_action"]![0]!["action_rec_id_label"], Is.EqualTo("transaction_id"));
        });
    }

    [Test]
    public void Settling_collects_the_whole_balance_once()
    {
        Call("settle_account_balance_m", new { payment_method_no = 1 });
        Assert.That((aria.Account.Payments.Single().Amount, aria.Account.Balance()), Is.EqualTo((60.00m, 0.00m)));
        Call("settle_account_balance_m", new { payment_method_no = 1 }, 4003);
        Call("record_external_payment_m", new { reference_code = "W1", payment_amount = 1 });
        Call("settle_account_balance_m", new { payment_method_no = 1 }, 4020);
    }

    [Test]
    public void A_reference_is_booked_once_in_the_whole_tenant()
    {
        Call("record_external_payment_m", new { reference_code = "W1", payment_amount = 10, payment_received_date = "2019-02-10" });
        Call("record_external_payment_m", new { reference_code = "W1", payment_amount = 10 }, 5001);
        Assert.That((aria.Account.Payments.Single().ReceivedOn, aria.Account.Balance()), Is.EqualTo(((System.DateOnly?)Day("2019-02-10"), 50.00m)));
    }

    [TestCase("""{"payment_amount":-1}""", 1025, TestName = "Booking a negative amount gets 1025")]
    [TestCase("""{"payment_received_date":"2019-02-19"}""", 1024, TestName = "Money received tomorrow gets 1024")]
    [TestCase("""{"invoice_no":[{"invoice_no":31000000}]}""", 3004, TestName = "Money for an unknown invoice gets 3004")]
    public void Refused_bookings(string fields, int expected)
    {
        var request = JsonNode.Parse(fields)!.AsObject();
        request["reference_code"] = "W1";
        request["payment_amount"] ??= 10;
        Call("record_external_payment_m", request, expected);
    }

    [Test]
    public void Only_one_kind_of_target_may_be_named() => Call(
        "record_external_payment_m",
        new
        {
            reference_code = "W1",
            payment_amount = 10,
            invoice_no = Invoices(January),
            specific_master_plan_instances_list = new[] { new { master_plan_instance_no = TestTenant.Master } },
        },
        1016);

    [Test]
    public void A_refund_is_owed_again_on_the_invoice_paid_last()
    {
        var payment = (long)Collect(new { amount_to_collect = 60 })["transaction_id"]!;
        Call("issue_refund_to_acct_m", new { payment_transaction_id = payment, total_refund_amount = 20, reason_code = 1 });
        Assert.Multiple(() =>
        {
            Assert.That((Open(January), Open(February), aria.Account.Balance()), Is.EqualTo((0.00m, 20.00m, 20.00m)));
            Assert.That(aria.Account.Refunds.Single().IsElectronic, Is.True);
        });
    }

    [Test]
    public void Reversed_lines_are_not_owed_again()
    {
        var payment = (long)Collect(new { amount_to_collect = 60 })["transaction_id"]!;
        var line = aria.Account.Invoices[0].Lines.Single(line => line.Amount == 30m).LineNo;
        var answer = Call("issue_refund_to_acct_m", new
        {
            payment_transaction_id = payment,
            reason_code = 5,
            auto_calc_refund = "true",
            invoice_trans_to_reverse = new[] { new { invoice_no = January, invoice_line_no = line, invoice_line_reversing_amount = 12 } },
        });
        Assert.Multiple(() =>
        {
            // 12.00 of January are taken back and given back: nothing is owed.
            Assert.That(((decimal?)answer["applied_total_refund_amount"], (decimal?)answer["applied_total_reversal_amount"]), Is.EqualTo(((decimal?)12m, (decimal?)12m)));
            Assert.That((Open(January), Open(February), aria.Account.Balance()), Is.EqualTo((0.00m, 0.00m, 0.00m)));
        });
    }

    [Test]
    public void Waiting_money_is_given_back_before_an_invoice_is_opened()
    {
        var payment = (long)Collect(new { amount_to_collect = 70 })["transaction_id"]!;
        Call("issue_refund_to_acct_m", new { payment_transaction_id = payment, total_refund_amount = 10, reason_code = 1, refund_check_number = "881" });
        Assert.Multiple(() =>
        {
            Assert.That((Open(January), Open(February), aria.Account.Balance()), Is.EqualTo((0.00m, 0.00m, 0.00m)));
            Assert.That(aria.Account.Refunds.Single().Type, Is.EqualTo(TransactionType.CheckRefund));
        });
    }

    [Test]
    public void A_refund_is_rehearsed_without_any_trace()
    {
        var payment = (long)Collect(new { amount_to_collect = 60 })["transaction_id"]!;
        var before = aria.Tenant.Snapshot();
        var answer = Call("issue_refund_to_acct_m", new { payment_transaction_id = payment, total_refund_amount = 20, reason_code = 1, do_write = "false" });
        Assert.Multiple(() =>
        {
            Assert.That((decimal?)answer["applied_total_refund_amount"], Is.EqualTo(20m));
            Assert.That(answer["out_transaction_id_2"], Is.Null);
            Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        });
    }

    [Test]
    public void A_payment_is_refunded_once_and_no_more_than_it_was()
    {
        var payment = (long)Collect(new { amount_to_collect = 60 })["transaction_id"]!;
        JsonObject Refund(decimal amount, int expected = 0, long? of = null) =>
            Call("issue_refund_to_acct_m", new { payment_transaction_id = of ?? payment, total_refund_amount = amount, reason_code = 1 }, expected);
        Refund(60.01m, 1016);
        Refund(10m, 2010, of: 1);
        Refund(45m);
        var left = Call("get_refundable_payments_m", new { });
        Assert.That((decimal?)left["refundable_payments"]![0]!["payment_refundable_amount"], Is.EqualTo(15m));
        Refund(15m);
        Refund(1m, 2011);
        Assert.That(Call("get_refundable_payments_m", new { })["refundable_payments"], Is.Null);
    }

    [Test]
    public void The_payment_history_is_newest_first_and_says_what_was_paid()
    {
        Collect(new { amount_to_collect = 40 });
        aria.Tenant.Advance(24);
        Call("record_external_payment_m", new { reference_code = "W1", payment_amount = 25 });
        var answer = Call("get_acct_payment_history_m", new { details_flag = 1, include_unapplied_payments = 1 });
        var rows = answer["acct_payment_history"]!.AsArray();
        var details = rows[1]!["payment_application_details"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => (decimal?)row!["payment_amount"]), Is.EqualTo(new decimal?[] { 25m, 40m }));
            Assert.That(rows.Select(row => (int?)row!["payment_trans_type"]), Is.EqualTo(new int?[] { 2, 3 }));
            Assert.That(details.Select(row => (decimal?)row!["invoice_pay_applied_amount"]), Is.EqualTo(new decimal?[] { 30m, 10m }));
            // February: 10.00 and 20.00 of the two payments; 5.00 waits.
            Assert.That((decimal?)details[1]!["invoice_bal_due"], Is.Zero);
            Assert.That((decimal?)answer["unapplied_payment_summary"], Is.EqualTo(5m));
            Assert.That(Call("get_acct_payment_history_m", new { limit_records = 1 })["acct_payment_history"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(Call("get_acct_payment_history_m", new { end_date = "2019-02-17" })["acct_payment_history"], Is.Null);
        });
    }

    [Test]
    public void The_transactions_add_up_to_the_balance()
    {
        var payment = (long)Collect(new { amount_to_collect = 60, client_receipt_id = "R1" })["transaction_id"]!;
        Call("issue_refund_to_acct_m", new { payment_transaction_id = payment, total_refund_amount = 20, reason_code = 1, invoice_trans_to_reverse = new[] { new { invoice_no = February, invoice_line_no = 2, invoice_line_reversing_amount = 5 } } });
        var history = Call("get_acct_trans_history_m", new { account_no = TestTenant.Account })["history"]!.AsArray();
        decimal Sum(params int[] types) => history.Where(row => types.Contains((int)row!["transaction_type"]!)).Sum(row => (decimal)row!["transaction_amount"]!);
        Assert.Multiple(() =>
        {
            // 60.00 invoiced, 60.00 paid, 20.00 given back, 5.00 taken back: 15.00 owed.
            Assert.That(Sum(1) - Sum(2, 3, 10) + Sum(12, 13) - Sum(22), Is.EqualTo(15.00m).And.EqualTo(aria.Account.Balance()));
            Assert.That(history.Select(row => (long)row!["transaction_id"]!), Is.Ordered.Descending);
            Assert.That((string?)history.Single(row => (int)row!["transaction_type"]! == 3)!["client_receipt_id"], Is.EqualTo("R1"));
            Assert.That(Call("get_acct_trans_history_m", new { account_no = TestTenant.Account, master_plan_instance_no = TestTenant.Master })["history"]!.AsArray(), Has.Count.EqualTo(history.Count), "there is one master only");
            Assert.That(Call("get_acct_trans_history_m", new { account_no = TestTenant.Account, transaction_type = 1, record_limit = 1 })["history"]!.AsArray(), Has.Count.EqualTo(1));
        });
        Call("get_acct_trans_history_m", new { account_no = TestTenant.Account, record_limit = 1000 }, 1016);
    }
}
