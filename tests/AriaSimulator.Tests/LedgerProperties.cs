#pragma warning disable NUnit1027 // The arguments of properties come from FsCheck, which the analyzer does not know.
using System;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using FsCheck;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>What must hold after any sequence of changes, payments, refunds, credits, orders and days.</summary>
public sealed class LedgerProperties
{
    [FsCheck.NUnit.Property(MaxTest = 40)]
    public void Money_is_neither_lost_nor_made(PositiveInt seed, bool byCard)
    {
        var definition = byCard ? CustomerTenant.PaysByCard() : CustomerTenant.PaysByTerms();
        definition.Settings.TaxRate = seed.Get % 2 == 0 ? 0m : 0.195m;
        definition.Items.Add(new InventoryItem { No = 1, Sku = "CAP", Name = "Cap", ServiceNo = 55, ServiceName = "Goods", Prices = [new ItemPrice("usd", 7.77m)] });
        using var aria = new InProcessAria(definition);
        var random = new Random(seed.Get);
        for (var step = 0; step < 12; step++)
            Act(aria, random, step);

        var account = aria.Account;
        var open = Balances.Open(account);
        Assert.Multiple(() =>
        {
            Assert.That(open.Values, Is.All.GreaterThanOrEqualTo(0m), "no invoice is paid twice");
            Assert.That(account.Payments.Select(payment => payment.Unapplied), Is.All.GreaterThanOrEqualTo(0m), "no payment pays more than it is");
            Assert.That(open.Values.Sum() - account.Payments.Sum(payment => payment.Unapplied), Is.EqualTo(account.Balance()), "what is open less what waits is the balance");
            Assert.That(account.Statements, Has.Count.EqualTo(account.Invoices.Count));
            Assert.That(account.Invoices.SelectMany(invoice => invoice.Lines).Select(line => line.Id), Is.Unique);
        });
    }

    private static void Act(InProcessAria aria, Random random, int step)
    {
        var amount = random.Next(1, 6000) / 100m;
        switch (random.Next(8))
        {
            case 0:
                aria.Update(2 + random.Next(5), units: 1 + random.Next(4));
                break;
            case 1:
                aria.Call("record_external_payment_m", new { acct_no = TestTenant.Account, reference_code = $"W{step}", payment_amount = amount, payment_application_method = 1 + random.Next(3) });
                break;
            case 2:
                aria.Call("collect_from_account_m", new { acct_no = TestTenant.Account, amount_to_collect = amount, payment_method_no = 1 });
                break;
            case 3:
                Refund(aria, random);
                break;
            case 4:
                aria.Call("apply_service_credit_m", new { acct_no = TestTenant.Account, credit_amount = amount, credit_reason_code = 1 });
                break;
            case 5:
                aria.Call("create_order_m", new { acct_no = TestTenant.Account, plan_instance_no = TestTenant.Master, bill_immediately = random.Next(6), order_line_items = new[] { new { client_sku = "CAP", units = 1 + random.Next(3) } } });
                break;
            default:
                aria.Tenant.Advance(24 * random.Next(1, 40));
                break;
        }
    }

    private static void Refund(InProcessAria aria, Random random)
    {
        var payment = aria.Account.Payments.LastOrDefault(payment => payment.Refunded < payment.Amount);
        if (payment == null)
            return;

        var left = payment.Amount - payment.Refunded;
        var application = payment.Applications.FirstOrDefault();
        var line = application == null ? null : aria.Account.Invoice(application.InvoiceNo)!.Lines.FirstOrDefault(line => line.Amount > 0);
        var reversed = line == null ? 0m : Math.Min(Math.Min(line.Amount, application!.Amount), left);
        var reversals = reversed > 0 && random.Next(2) == 0
            ? new[] { new { invoice_no = application!.InvoiceNo, invoice_line_no = line!.LineNo, invoice_line_reversing_amount = reversed } }
            : [];
        aria.Call("issue_refund_to_acct_m", new { acct_no = TestTenant.Account, payment_transaction_id = payment.TransactionId, total_refund_amount = left, reason_code = 1, invoice_trans_to_reverse = reversals });
    }
}
