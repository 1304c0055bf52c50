using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Statements, previews and invoices that wait for approval. Aria: Invoices and Statements, Pending Invoices.</summary>
public sealed class DocumentTests
{
    private static JsonObject Call(InProcessAria aria, string operation, object fields, int expected = 0)
    {
        var request = JsonSerializer.SerializeToNode(fields)!.AsObject();
        request["acct_no"] = TestTenant.Account;
        var answer = aria.Call(operation, request);
        Assert.That((int?)answer["error_code"], Is.EqualTo(expected), () => (string?)answer["error_msg"] ?? "");
        return answer;
    }

    private static InProcessAria Since15January()
    {
        var definition = CustomerTenant.PaysByTerms();
        definition.Accounts[0].ActiveSince = Day("2019-01-15");
        return new InProcessAria(definition);
    }

    [Test]
    public void A_statement_continues_the_one_before()
    {
        using var aria = Since15January();
        Call(aria, "record_external_payment_m", new { reference_code = "W1", payment_amount = 45 });
        aria.GoTo("2019-03-15");
        var rows = Call(aria, "get_acct_statement_history_m", new { include_invoice_activity_eligibility = "true" })["statements_history"]!.AsArray();
        static decimal?[] Sums(JsonNode row) => [(decimal?)row["balance_forward_amount"], (decimal?)row["new_charges_amount"], (decimal?)row["new_payments_amount"], (decimal?)row["total_amount"]];
        Assert.Multiple(() =>
        {
            // 15 March: 60.00 brought forward, 30.00 new, 45.00 paid: 45.00 owed. 15 January: 30.00 new.
            Assert.That(Sums(rows[0]!), Is.EqualTo(new decimal?[] { 60m, 30m, -45m, 45m }));
            Assert.That(Sums(rows[2]!), Is.EqualTo(new decimal?[] { 0m, 30m, 0m, 30m }));
            Assert.That((decimal?)rows[0]!["total_amount"], Is.EqualTo(aria.Account.Balance()));
            Assert.That(rows.Select(row => (int?)row!["is_paid_ind"]), Is.EqualTo(new int?[] { 0, 0, 1 }), "45.00 pays January's 30.00 and half of February's");
            Assert.That((string?)rows[0]!["due_date"], Is.EqualTo("2019-04-14"), "Net 30");
            Assert.That((string?)rows[0]!["due_date_plus_grace_period"], Is.EqualTo("2019-04-19"));
            Assert.That((long?)rows[0]!["statement_master_plan_instances"]![0]!["master_plan_instance_no"], Is.EqualTo(TestTenant.Master));
            Assert.That(Call(aria, "get_acct_statement_history_m", new { start_date = "2019-02-01", end_date = "2019-02-28" })["statements_history"]!.AsArray(), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void A_change_within_a_period_gets_its_own_statement()
    {
        using var aria = Since15January();
        aria.Update(4, units: 2m);
        Assert.That(aria.Account.Statements[^1].InvoiceNo, Is.EqualTo(aria.Account.Invoices[^1].No));
    }

    [Test]
    public void The_text_of_a_statement_is_a_page_without_scripts_that_names_customer_and_amounts()
    {
        var definition = CustomerTenant.PaysByTerms();
        definition.Accounts[0].Contact.Company = "<Fish & Chips>";
        using var aria = new InProcessAria(definition);
        var answer = Call(aria, "get_statement_content_m", new { statement_no = aria.Account.Statements[0].No });
        var encoded = Call(aria, "get_statement_content_m", new { statement_no = aria.Account.Statements[0].No, do_encoding = "true" });
        var html = (string)answer["statement_content"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["mime_type"], Is.EqualTo("text/html"));
            Assert.That(html, Does.Contain("&lt;Fish &amp; Chips&gt;").And.Contain("30.00 usd").And.Contain("2019-02-15").And.Not.Contain("<script"));
            Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String((string)encoded["statement_content"]!)), Is.EqualTo(html));
        });
        Call(aria, "get_statement_content_m", new { statement_no = 5 }, 18003);
    }

    [Test]
    public void The_preview_tells_the_next_invoice_and_changes_nothing()
    {
        using var aria = Since15January();
        aria.Update(8, units: 3m, on: "2019-03-01");
        var before = aria.Tenant.Snapshot();
        var next = (string)Call(aria, "get_acct_preview_statement_m", new { auto_skip_to_next_bill_date = 1 })["out_statement"]!;
        var today = (string)Call(aria, "get_acct_preview_statement_m", new { })["out_statement"]!;
        Assert.Multiple(() =>
        {
            // Three units from 1 March, billed 3 x 30.00 on the 15th.
            Assert.That(next, Does.Contain("2019-03-15").And.Contain("90.00 usd"));
            Assert.That(today, Does.Contain("Nothing is to be invoiced"));
            Assert.That(aria.Tenant.Snapshot(), Is.EqualTo(before));
        });
    }

    [Test]
    public void Invoice_details_show_the_tax_and_the_line_it_is_on()
    {
        var definition = CustomerTenant.PaysByTerms();
        definition.Settings.TaxRate = 0.08m;
        using var aria = new InProcessAria(definition);
        var invoice = aria.Account.Invoices.Single();
        var answer = Call(aria, "get_invoice_details_m", new { invoice_no = invoice.No, client_master_plan_instance_id = aria.Account.Instances[0].ClientId });
        var detail = answer["tax_details"]!.AsArray().Single()!;
        var taxed = answer["invoice_line_details"]!.AsArray().Single(line => (int)line!["line_no"]! == (int)detail["taxed_seq_num"]!);
        Assert.Multiple(() =>
        {
            // 8 % of 30.00.
            Assert.That((decimal?)detail["debit"], Is.EqualTo(2.40m));
            Assert.That((decimal?)taxed!["amount"], Is.EqualTo(30.00m));
        });
    }

    private static InProcessAria Approving(bool byCard = true)
    {
        var aria = new InProcessAria(byCard ? CustomerTenant.PaysByCard() : CustomerTenant.PaysByTerms());
        Call(aria, "update_acct_complete_m", new { invoice_approval_required = "true" });
        aria.GoTo("2019-03-15");
        return aria;
    }

    private static JsonNode Pending(InProcessAria aria) => Call(aria, "get_pending_invoice_no_m", new { })["pending_invoice"]!.AsArray().Single()!;

    [Test]
    public void A_pending_invoice_is_no_part_of_the_balance_and_is_collected_when_approved()
    {
        using var aria = Approving();
        var number = (long)Pending(aria)["invoice_no"]!;
        var details = Call(aria, "get_invoice_details_m", new { invoice_no = number });
        Assert.That((aria.Account.Balance(), aria.Account.Payments.Count, (int?)details["is_pending_ind_2"]), Is.EqualTo((0.00m, 1, (int?)1)));

        var answer = Call(aria, "manage_pending_invoice_m", new { invoice_no = number, action_directive = 1, client_receipt_id = "P1" });
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["collection_error_code"], Is.Zero);
            Assert.That(aria.Account.Payments.Select(payment => payment.Amount), Is.EqualTo(new[] { 30.00m, 30.00m }));
            Assert.That(aria.Account.Invoices[^1].No, Is.EqualTo(number));
            Assert.That(Call(aria, "get_pending_invoice_no_m", new { })["pending_invoice"], Is.Null);
        });
    }

    [Test]
    public void Nothing_else_is_invoiced_while_an_invoice_waits()
    {
        using var aria = Approving();
        var answer = aria.Call("update_acct_plan_m", new { acct_no = TestTenant.Account, plan_instance_no = TestTenant.Line, plan_units = 2, assignment_directive = 4 });
        Assert.That((int?)answer["error_code"], Is.EqualTo(7006));
        aria.GoTo("2019-05-20");
        Assert.That((aria.Account.PendingInvoices.Count, aria.Account.Invoices.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_discarded_invoice_leaves_everything_as_if_it_had_not_been_made()
    {
        using var aria = Approving(byCard: false);
        Call(aria, "manage_pending_invoice_m", new { action_directive = 2 });
        var line = aria.Account.Instance(TestTenant.Line)!;
        Assert.That((line.NextBillDate, line.BillThru), Is.EqualTo(((DateOnly?)Day("2019-03-15"), (DateOnly?)Day("2019-03-14"))));
        aria.GoTo("2019-03-16");
        Assert.That((decimal?)Call(aria, "get_invoice_details_m", new { invoice_no = (long)Pending(aria)["invoice_no"]! })["invoice_line_details"]!.AsArray().Sum(row => (decimal)row!["amount"]!), Is.EqualTo(30.00m));
    }

    [Test]
    public void A_regenerated_invoice_has_a_new_number_and_today_s_amounts()
    {
        using var aria = Approving(byCard: false);
        var old = (long)Pending(aria)["invoice_no"]!;
        Call(aria, "apply_service_credit_m", new { credit_amount = 10, credit_reason_code = 1 });
        var answer = Call(aria, "manage_pending_invoice_m", new { invoice_no = old, action_directive = 3 });
        Assert.That((long?)answer["new_invoice_no"], Is.EqualTo((long)Pending(aria)["invoice_no"]!).And.Not.EqualTo(old));
        Call(aria, "manage_pending_invoice_m", new { });
        // 30.00 less the credit of 10.00, on top of February's 30.00.
        Assert.That((aria.Account.Invoices[^1].Total, aria.Account.Balance()), Is.EqualTo((20.00m, 50.00m)));
    }

    [Test]
    public void A_discard_gives_used_credit_back()
    {
        using var aria = new InProcessAria(CustomerTenant.PaysByTerms());
        Call(aria, "apply_service_credit_m", new { credit_amount = 40, credit_reason_code = 1 });
        Call(aria, "update_acct_complete_m", new { invoice_approval_required = "true" });
        aria.GoTo("2019-03-15");
        Assert.That(aria.Account.ServiceCredits.Single().Remaining, Is.EqualTo(10.00m));
        Call(aria, "manage_pending_invoice_m", new { action_directive = 2 });
        Assert.That(aria.Account.ServiceCredits.Single().Remaining, Is.EqualTo(40.00m));
    }

    [Test]
    public void An_approved_invoice_whose_card_is_declined_stays_and_tells_so()
    {
        using var aria = Approving();
        Call(aria, "update_payment_method_m", new { payment_method_no = 1, pay_method_type = 13, bill_agreement_id = "decline-9" });
        var answer = Call(aria, "manage_pending_invoice_m", new { });
        Assert.Multiple(() =>
        {
            Assert.That((int?)answer["collection_error_code"], Is.EqualTo(4001));
            Assert.That((int?)answer["collection_errors"]![0]!["collection_error_code"], Is.EqualTo(4001));
            Assert.That(aria.Account.Balance(), Is.EqualTo(30.00m));
        });
    }

    [TestCase("""{"action_directive":4}""", 1039, TestName = "An unknown action gets 1039")]
    [TestCase("""{"invoice_no":5}""", 3015, TestName = "A number that is not pending gets 3015")]
    public void Refused_actions(string fields, int expected)
    {
        using var aria = Approving();
        Call(aria, "manage_pending_invoice_m", JsonNode.Parse(fields)!.AsObject(), expected);
    }

    [Test]
    public void Without_a_pending_invoice_there_is_nothing_to_manage()
    {
        using var aria = Since15January();
        Call(aria, "manage_pending_invoice_m", new { }, 5022);
    }
}
