using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Which invoices a payment pays first. Aria: payment_application_method.</summary>
public enum ApplicationOrder
{
    /// <summary>The oldest invoice first.</summary>
    OldestFirst = 1,

    /// <summary>The invoice that is due first.</summary>
    FirstDueFirst = 2,

    /// <summary>None; the money waits.</summary>
    None = 3,
}

/// <summary>Books money: what it pays, and what is opened again when it is given back.</summary>
public static class Ledger
{
    /// <summary>Books a payment. It pays the named invoices first, or only those when the order is none; what is left pays the others.</summary>
    public static void Receive(Account account, Payment payment, DateOnly day, IReadOnlyCollection<long>? invoiceNos = null, ApplicationOrder order = ApplicationOrder.OldestFirst)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(payment);
        account.Payments.Add(payment);
        if (invoiceNos != null)
            Apply(account, payment, account.Invoices.Where(invoice => invoiceNos.Contains(invoice.No)), day);
        if (order == ApplicationOrder.None)
            payment.Waits = true;
        else
            Apply(account, payment, InOrder(account, order), day);
    }

    /// <summary>Money that waits pays a new invoice, oldest money first.</summary>
    public static void Settle(Account account, Invoice invoice, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(account);
        foreach (var payment in account.Payments.Where(payment => !payment.Waits && payment.Unapplied > 0))
            Apply(account, payment, [invoice], day);
    }

    /// <summary>
    /// Books money given back. Reversed lines lower their invoices; money that paid nothing is given back first, then the
    /// invoices paid last are opened again, and other waiting money does not fill them.
    /// </summary>
    public static void GiveBack(Account account, Refund refund)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(refund);
        var payment = account.Payment(refund.PaymentTransactionId)!;
        var fromApplied = Math.Max(0m, refund.Amount - payment.Unapplied);
        payment.Refunded += refund.Amount;
        account.Refunds.Add(refund);
        foreach (var reversal in refund.Reversals)
        {
            var released = Math.Min(fromApplied, reversal.Amount);
            fromApplied -= Release(payment, released, application => application.InvoiceNo == reversal.InvoiceNo);
        }

        Release(payment, fromApplied, _ => true);
    }

    private static IEnumerable<Invoice> InOrder(Account account, ApplicationOrder order) =>
        order == ApplicationOrder.FirstDueFirst ? account.Invoices.OrderBy(invoice => invoice.DueDate) : account.Invoices;

    private static void Apply(Account account, Payment payment, IEnumerable<Invoice> invoices, DateOnly day)
    {
        var open = Balances.Open(account);
        foreach (var invoice in invoices)
        {
            var part = Math.Min(payment.Unapplied, open[invoice.No]);
            if (part > 0)
                payment.Applications.Add(new PaymentApplication { InvoiceNo = invoice.No, Amount = part, Date = day });
        }
    }

    /// <summary>Takes a payment off invoices, the last application first; returns what was taken.</summary>
    private static decimal Release(Payment payment, decimal amount, Func<PaymentApplication, bool> fits)
    {
        var released = 0m;
        foreach (var application in payment.Applications.Where(fits).Reverse().ToList())
        {
            var part = Math.Min(amount - released, application.Amount);
            if (part <= 0)
                break;
            application.Amount -= part;
            released += part;
            if (application.Amount == 0)
                payment.Applications.Remove(application);
        }

        return released;
    }
}
