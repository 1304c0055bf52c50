using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>How payments cover invoices: oldest invoice first.</summary>
public static class Balances
{
    /// <summary>What is still owed on each invoice, by invoice number.</summary>
    public static Dictionary<long, decimal> Open(Account account)
    {
        var money = account.Payments.Sum(payment => payment.Amount);
        var open = new Dictionary<long, decimal>();
        foreach (var invoice in account.Invoices)
        {
            var covered = decimal.Min(money, invoice.Total);
            money -= covered;
            open[invoice.No] = invoice.Total - covered;
        }

        return open;
    }

    /// <summary>The day each fully paid invoice was paid, by invoice number. An invoice that never owed anything was paid when made.</summary>
    public static Dictionary<long, DateOnly> PaidOn(Account account)
    {
        var paid = new Dictionary<long, DateOnly>();
        var owed = 0m;
        foreach (var invoice in account.Invoices)
        {
            owed += invoice.Total;
            if (invoice.Total == 0)
                paid[invoice.No] = invoice.BillDate;
            else if (CoveredOn(account, owed) is { } day)
                paid[invoice.No] = day > invoice.BillDate ? day : invoice.BillDate;
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

    private static DateOnly? CoveredOn(Account account, decimal amount)
    {
        foreach (var payment in account.Payments)
        {
            amount -= payment.Amount;
            if (amount <= 0)
                return payment.Date;
        }

        return null;
    }

    private static bool IsUnder(Account account, Invoice invoice, InvoiceLine line, PlanInstance master) =>
        line.PlanInstanceNo is { } no ? account.MasterOf(account.Instance(no)!) == master : invoice.MasterInstanceNo == master.No;
}
