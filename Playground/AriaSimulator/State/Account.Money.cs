using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>Money that came and went.</content>
public sealed partial class Account
{
    /// <summary>Money given back, oldest first.</summary>
    public List<Refund> Refunds { get; set; } = [];

    /// <summary>Orders, oldest first.</summary>
    public List<Order> Orders { get; set; } = [];

    /// <summary>Invoices that wait for approval, one per billing group at most.</summary>
    public List<PendingInvoice> PendingInvoices { get; set; } = [];

    /// <summary>One statement per invoice, in the order of the invoices.</summary>
    public List<Statement> Statements { get; set; } = [];

    /// <summary>What the customer owes: invoices less payments, plus what was given back. Unused service credit is no part of it.</summary>
    public decimal Balance() => Invoices.Sum(invoice => invoice.Total)
        - Payments.Sum(payment => payment.Amount)
        + Refunds.Sum(refund => refund.Amount - refund.Reversed);

    /// <summary>The invoice of a billing group that waits for approval, or null.</summary>
    public PendingInvoice? Pending(long billingGroupNo) => PendingInvoices.FirstOrDefault(pending => pending.Invoice.BillingGroupNo == billingGroupNo);

    /// <summary>The payment with this transaction number, or null.</summary>
    public Payment? Payment(long transactionId) => Payments.FirstOrDefault(payment => payment.TransactionId == transactionId);

    /// <summary>The invoice with this number, or null.</summary>
    public Invoice? Invoice(long invoiceNo) => Invoices.FirstOrDefault(invoice => invoice.No == invoiceNo);

    /// <summary>The first day on which dunning goes on, a queued status takes effect, or an order is fulfilled.</summary>
    private DateOnly? NextMoneyDue() => Earlier(Earlier(Instances.Min(instance => instance.NextDunningOn), QueuedStatus?.Date), Orders.Min(order => order.Due));
}
