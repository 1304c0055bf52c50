using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Pays a surplus of credit back. Source: Aria, Net-Negative Proration Action.</summary>
internal static class SurplusRefund
{
    private const long Reason = 1;

    /// <summary>Pays back, if one payment alone paid the credited invoice in full; false when it did not, and then nothing has happened.</summary>
    public static bool Pay(Books books, Account account, Invoice negative, decimal surplus)
    {
        var reversals = Reversals(books, account, negative, surplus);
        var invoiceNos = reversals.Select(reversal => reversal.InvoiceNo).Distinct().ToList();
        if (invoiceNos.Count != 1 || SolePayment(account, invoiceNos[0]) is not { } payment || payment.Amount - payment.Refunded < surplus)
            return false;

        Ledger.GiveBack(account, new Refund
        {
            TransactionId = books.NextNumber(Sequence.Transaction),
            PaymentTransactionId = payment.TransactionId,
            Date = negative.BillDate,
            Amount = surplus,
            IsElectronic = payment.IsElectronic,
            ReasonCode = Reason,
            Reversals = reversals,
        });
        return true;
    }

    /// <summary>The lines the credits give back, as far as the surplus reaches.</summary>
    private static List<Reversal> Reversals(Books books, Account account, Invoice negative, decimal surplus)
    {
        var reversals = new List<Reversal>();
        var left = surplus;
        foreach (var credit in negative.Lines.Where(line => line.LineType == LineType.Credit && line.OfLineId != null))
        {
            var invoice = account.Invoices.Find(other => other.Lines.Exists(line => line.Id == credit.OfLineId));
            if (invoice == null)
                return [];

            var tax = negative.Lines.Where(line => line.LineType == LineType.Tax && line.OfLineId == credit.Id).Sum(line => line.Amount);
            var amount = Math.Min(left, -credit.Amount - tax);
            left -= amount;
            if (amount > 0)
            {
                reversals.Add(new Reversal
                {
                    TransactionId = books.NextNumber(Sequence.Transaction),
                    InvoiceNo = invoice.No,
                    LineNo = invoice.Lines.Find(line => line.Id == credit.OfLineId)!.LineNo,
                    Amount = amount,
                    Date = negative.BillDate,
                });
            }
        }

        return left == 0 ? reversals : [];
    }

    private static Payment? SolePayment(Account account, long invoiceNo)
    {
        var payers = account.Payments.Where(payment => payment.Applications.Exists(application => application.InvoiceNo == invoiceNo)).ToList();
        return payers.Count == 1 && !payers[0].IsCashCredit && Balances.Open(account)[invoiceNo] == 0 ? payers[0] : null;
    }
}
