using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Gives back all or part of a payment, which is then owed again, and takes back invoice lines that payment paid, which
/// are then not. The dry run answers the same amounts without transaction numbers.
/// </summary>
internal sealed class IssueRefundToAcct : IOperation
{
    private static readonly HashSet<long> Reasons = [1, 2, 3, 4, 5, 6, 7, 99999999];

    private static readonly HashSet<string> ReversalFields =
        ["invoice_no", "invoice_line_no", "invoice_line_reversing_amount", "invoice_line_reversing_date"];

    public string Name => "issue_refund_to_acct_m";

    public string Summary => "all or part of a payment; invoice lines reversed with it; auto_calc_refund; dry run; 2010, 2011";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "payment_transaction_id", "total_refund_amount", "refund_check_number", "reason_code", "comments", "do_write",
        "auto_calc_refund", "invoice_trans_to_reverse", "client_receipt_id",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var payment = account.Payment(call.Request.Long("payment_transaction_id")!.Value);
        if (payment == null || payment.IsCashCredit)
            throw new AriaFailure(ErrorCode.UnknownPayment, "payment transaction id is invalid or not of this account");
        if (!Reasons.Contains(call.Request.Long("reason_code")!.Value))
            throw AriaFailure.Invalid("reason_code must be from 1 to 7, or 99999999");

        var refundable = payment.Amount - payment.Refunded;
        if (refundable == 0)
            throw new AriaFailure(ErrorCode.NotRefundable, "payment is no longer refundable");

        var reversals = Reversals(call, account, payment);
        var reversed = reversals.Sum(reversal => reversal.Amount);
        var amount = Amount(call, account, reversed);
        if (amount > refundable)
            throw AriaFailure.Invalid($"total_refund_amount must not exceed the refundable {refundable}");
        if (reversed > amount)
            throw AriaFailure.Invalid("the reversed lines must not exceed total_refund_amount");

        var refund = Refund(call, payment, amount, reversals);
        Ledger.GiveBack(account, refund);
        call.Did(ActionType.Refund, "Refund", "Refund issued", "transaction_id", refund.TransactionId);
        return new JsonObject
        {
            ["applied_total_refund_amount"] = Json.Amount(amount),
            ["applied_total_reversal_amount"] = Json.Amount(reversed),
            ["reversed_invoice_transactions"] = Json.Rows(reversals.Select(reversal => Row(call, account, reversal))),
            ["out_transaction_id_2"] = call.DoWrite ? refund.TransactionId : null,
        };
    }

    private static decimal Amount(Call call, Account account, decimal reversed)
    {
        if (!call.Request.Flag("auto_calc_refund", absent: false))
            return Amounts.Positive(call.Request, "total_refund_amount", account.Currency) ?? throw AriaFailure.Missing("total_refund_amount");
        return reversed > 0 ? reversed : throw AriaFailure.Missing("invoice_trans_to_reverse");
    }

    private static List<Reversal> Reversals(Call call, Account account, Payment payment)
    {
        var reversals = new List<Reversal>();
        // Aria takes lines back in ascending order of their numbers.
        foreach (var row in call.Request.Rows("invoice_trans_to_reverse").OrderBy(row => row.Long("invoice_no")).ThenBy(row => row.Long("invoice_line_no")))
        {
            ModelledRows.Check(row, ReversalFields, "invoice_trans_to_reverse");
            var invoice = PaymentTargets.Invoice(account, row.Long("invoice_no"));
            var line = invoice.Lines.FirstOrDefault(line => line.LineNo == row.Long("invoice_line_no")) ?? throw AriaFailure.Invalid($"invoice {invoice.No} has no such line");
            var earlier = account.Refunds.SelectMany(refund => refund.Reversals).Concat(reversals)
                .Where(reversal => reversal.InvoiceNo == invoice.No && reversal.LineNo == line.LineNo).Sum(reversal => reversal.Amount);
            var amount = Amounts.Positive(row, "invoice_line_reversing_amount", account.Currency) ?? line.Amount - earlier;
            if (amount <= 0 || amount > line.Amount - earlier)
                throw AriaFailure.Invalid($"line {line.LineNo} of invoice {invoice.No} has {line.Amount - earlier} left to reverse");
            reversals.Add(new Reversal
            {
                TransactionId = call.Work.Next(Sequence.Transaction),
                InvoiceNo = invoice.No,
                LineNo = line.LineNo,
                Amount = amount,
                Date = row.Date("invoice_line_reversing_date") ?? call.Today,
            });
        }

        foreach (var invoiceNo in reversals.Select(reversal => reversal.InvoiceNo).Distinct())
        {
            var paid = payment.Applications.Where(application => application.InvoiceNo == invoiceNo).Sum(application => application.Amount);
            if (reversals.Where(reversal => reversal.InvoiceNo == invoiceNo).Sum(reversal => reversal.Amount) > paid)
                throw AriaFailure.Invalid($"the payment paid only {paid} of invoice {invoiceNo}");
        }

        return reversals;
    }

    private static Refund Refund(Call call, Payment payment, decimal amount, List<Reversal> reversals) => new()
    {
        TransactionId = call.Work.Next(Sequence.Transaction),
        PaymentTransactionId = payment.TransactionId,
        Date = call.Today,
        Amount = amount,
        IsElectronic = payment.IsElectronic && !call.Request.Has("refund_check_number"),
        ReasonCode = call.Request.Long("reason_code")!.Value,
        Comments = call.Request.Text("comments"),
        CheckNumber = call.Request.Text("refund_check_number"),
        ReceiptId = call.Request.Text("client_receipt_id"),
        Reversals = reversals,
    };

    private static JsonObject Row(Call call, Account account, Reversal reversal)
    {
        var line = account.Invoice(reversal.InvoiceNo)!.Lines.First(line => line.LineNo == reversal.LineNo);
        return new JsonObject
        {
            ["invoice_no"] = reversal.InvoiceNo,
            ["invoice_line_no"] = reversal.LineNo,
            ["reversed_transaction_id"] = call.DoWrite ? reversal.TransactionId : null,
            ["service_no"] = line.ServiceNo == 0 ? null : line.ServiceNo,
            ["client_service_id"] = line.ClientServiceId,
            ["reversed_amount"] = Json.Amount(reversal.Amount),
            ["reversing_date"] = Json.Day(reversal.Date),
            ["transaction_comments"] = call.Request.Text("comments"),
        };
    }
}
