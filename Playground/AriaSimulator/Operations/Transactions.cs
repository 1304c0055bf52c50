using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>One booking of an account; amounts are positive, and the type says which way they count.</summary>
/// <param name="Id">Aria's transaction number.</param>
/// <param name="Type">See <see cref="TransactionType"/>.</param>
/// <param name="Amount">How much.</param>
/// <param name="Applied">How much of it is settled against others.</param>
/// <param name="Date">The day it was booked.</param>
internal sealed record Transaction(long Id, int Type, decimal Amount, decimal Applied, DateOnly Date)
{
    public long? InvoiceNo { get; init; }

    /// <summary>The invoices it makes, pays or takes back.</summary>
    public IReadOnlyList<long> Invoices { get; init; } = [];

    public long? SourceId { get; init; }

    public long? StatementNo { get; init; }

    public string? ReceiptId { get; init; }

    public string? Comments { get; init; }

    public string? Reference { get; init; }

    /// <summary>All bookings of an account; invoices and refunds less payments and reversals are its balance.</summary>
    public static IEnumerable<Transaction> All(Account account)
    {
        var open = Balances.Open(account);
        var statements = account.Statements.ToDictionary(statement => statement.InvoiceNo, statement => statement.No);
        foreach (var invoice in account.Invoices)
        {
            yield return new Transaction(invoice.TransactionId, TransactionType.Invoice, invoice.Total, invoice.Total - open[invoice.No], invoice.BillDate)
            {
                InvoiceNo = invoice.No,
                Invoices = [invoice.No],
                SourceId = invoice.No,
                StatementNo = statements.TryGetValue(invoice.No, out var no) ? no : null,
            };
        }

        foreach (var payment in account.Payments)
        {
            yield return new Transaction(payment.TransactionId, payment.Type, payment.Amount, payment.Amount - payment.Unapplied, payment.Date)
            {
                Invoices = Paid(payment),
                SourceId = payment.MethodNo,
                ReceiptId = payment.ReceiptId,
                Comments = payment.Comments,
                Reference = payment.ReferenceCode,
            };
        }

        foreach (var refund in account.Refunds)
        {
            yield return new Transaction(refund.TransactionId, refund.Type, refund.Amount, refund.Amount, refund.Date)
            {
                Invoices = Paid(account.Payment(refund.PaymentTransactionId)!),
                SourceId = refund.PaymentTransactionId,
                ReceiptId = refund.ReceiptId,
                Comments = refund.Comments,
                Reference = refund.CheckNumber,
            };
            foreach (var reversal in refund.Reversals)
            {
                yield return new Transaction(reversal.TransactionId, TransactionType.InvoiceCreditLine, reversal.Amount, reversal.Amount, reversal.Date)
                {
                    InvoiceNo = reversal.InvoiceNo,
                    Invoices = [reversal.InvoiceNo],
                    SourceId = refund.TransactionId,
                    ReceiptId = refund.ReceiptId,
                    Comments = refund.Comments,
                };
            }
        }
    }

    private static List<long> Paid(Payment payment) => [.. payment.Applications.Select(application => application.InvoiceNo).Distinct()];
}
