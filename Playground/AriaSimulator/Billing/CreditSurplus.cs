using System;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What becomes of credit beyond the charges it meets. Source: Aria, Net-Negative Proration Action.</summary>
internal static class CreditSurplus
{
    /// <summary>Takes the surplus out of a negative invoice, which then totals zero, and keeps it the tenant's way.</summary>
    public static void Carry(Books books, Account account, Invoice invoice)
    {
        var surplus = -invoice.Total;
        invoice.Lines.Add(Transfer(account, surplus, "Credit carried forward"));
        switch (books.Settings.NetNegative)
        {
            case NetNegativeAction.ServiceCredit:
                account.ServiceCredits.Add(new ServiceCredit
                {
                    TransactionId = books.NextNumber(Sequence.Transaction),
                    SourceInvoiceNo = invoice.No,
                    Remaining = surplus,
                });
                break;
            case NetNegativeAction.CashCredit:
                GiveCashCredit(books, account, surplus, invoice.BillDate);
                break;
            case NetNegativeAction.Refund:
                if (!SurplusRefund.Pay(books, account, invoice, surplus))
                    GiveCashCredit(books, account, surplus, invoice.BillDate);
                break;
            case NetNegativeAction.Nothing:
                break;
            default:
                throw new InvalidOperationException($"No net-negative action is named {books.Settings.NetNegative}.");
        }
    }

    /// <summary>Lowers a regular invoice by unused service credit, oldest first.</summary>
    public static void Apply(Account account, Invoice invoice)
    {
        foreach (var credit in account.ServiceCredits.Where(credit => Fits(account, credit, invoice)).ToList())
        {
            var used = Math.Min(credit.Remaining, invoice.Total);
            if (used <= 0)
                return;

            invoice.Lines.Add(Transfer(account, -used, "Service credit applied"));
            credit.Remaining -= used;
            if (credit.Remaining == 0)
                account.ServiceCredits.Remove(credit);
        }
    }

    private static void GiveCashCredit(Books books, Account account, decimal amount, DateOnly day) => Ledger.Receive(
        account,
        new Payment
        {
            TransactionId = books.NextNumber(Sequence.Transaction),
            Date = day,
            Amount = amount,
            IsCashCredit = true,
        },
        day);

    private static bool Fits(Account account, ServiceCredit credit, Invoice invoice) =>
        !(invoice.BillDate < credit.From) && !(invoice.BillDate > credit.To)
        && (credit.MasterInstanceNo == null || account.Instance(credit.MasterInstanceNo.Value)!.BillingGroupNo == invoice.BillingGroupNo);

    private static InvoiceLine Transfer(Account account, decimal amount, string description) => new()
    {
        Id = account.NextLineId++,
        LineType = LineType.Credit,
        ServiceName = "Service credit",
        BaseUnits = 1m,
        RatePerUnit = amount,
        PeriodPrice = amount,
        Amount = amount,
        Description = description,
        IsCreditTransfer = true,
    };
}
