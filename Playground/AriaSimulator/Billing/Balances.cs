using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What is owed, by invoice and by master instance.</summary>
public static class Balances
{
    /// <summary>What is still owed on each invoice, by invoice number.</summary>
    public static Dictionary<long, decimal> Open(Account account)
    {
        var open = account.Invoices.ToDictionary(invoice => invoice.No, invoice => invoice.Total);
        foreach (var application in account.Payments.SelectMany(payment => payment.Applications))
            open[application.InvoiceNo] -= application.Amount;
        foreach (var reversal in account.Refunds.SelectMany(refund => refund.Reversals))
            open[reversal.InvoiceNo] -= reversal.Amount;
        return open;
    }

    /// <summary>The day each fully paid invoice was paid, by invoice number. An invoice that never owed anything was paid when made.</summary>
    public static Dictionary<long, DateOnly> PaidOn(Account account)
    {
        var open = Open(account);
        var paid = account.Invoices.Where(invoice => open[invoice.No] == 0).ToDictionary(invoice => invoice.No, invoice => invoice.BillDate);
        var events = account.Payments.SelectMany(payment => payment.Applications).Select(application => (application.InvoiceNo, application.Date))
            .Concat(account.Refunds.SelectMany(refund => refund.Reversals).Select(reversal => (reversal.InvoiceNo, reversal.Date)));
        foreach (var (invoiceNo, date) in events)
        {
            if (paid.TryGetValue(invoiceNo, out var day) && date > day)
                paid[invoiceNo] = date;
        }

        return paid;
    }

    /// <summary>What is owed under a master instance: the open part of each invoice in the proportion of its lines.</summary>
    public static decimal OfMaster(Account account, PlanInstance master)
    {
        var masters = account.Instances.Count(instance => instance.ParentNo == null);
        if (masters == 1)
            return account.Balance();

        var open = Open(account);
        return account.Invoices.Where(invoice => invoice.Total != 0).Sum(invoice =>
        {
            var own = invoice.Lines.Where(line => IsUnder(account, invoice, line, master)).Sum(line => line.Amount);
            return Money.Round(open[invoice.No] * own / invoice.Total, account.Currency);
        });
    }

    private static bool IsUnder(Account account, Invoice invoice, InvoiceLine line, PlanInstance master) =>
        line.PlanInstanceNo is { } no ? account.MasterOf(account.Instance(no)!) == master : invoice.MasterInstanceNo == master.No;
}
