using System;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Invoices that wait for approval. A billing group has one at most. Source: Aria, pending invoices.</summary>
internal static class PendingInvoices
{
    /// <summary>Notes where a billing group stands before its next invoice is made; null when its invoices need no approval.</summary>
    public static PendingInvoice? Begin(Account account, BillingGroup group) => !account.ApprovesInvoices ? null : new PendingInvoice
    {
        Before = [.. account.Instances.Where(instance => account.MasterOf(instance).BillingGroupNo == group.No).Select(BillingPosition.Of)],
        DeferredLineIds = [.. account.DeferredLines.Select(line => line.Id)],
        CreditsBefore = [.. account.ServiceCredits.Select(Documents.Copy)],
    };

    /// <summary>Makes a pending invoice a real one.</summary>
    public static void Post(Books books, Account account, PendingInvoice pending, DateOnly day)
    {
        account.PendingInvoices.Remove(pending);
        pending.Invoice.TransactionId = books.NextNumber(Sequence.Transaction);
        Biller.Post(account, pending.Invoice, day);
    }

    /// <summary>Takes a pending invoice back: everything stands as if it had not been made.</summary>
    public static void Discard(Account account, PendingInvoice pending)
    {
        account.PendingInvoices.Remove(pending);
        foreach (var position in pending.Before)
            position.Restore(account.Instance(position.PlanInstanceNo)!);
        account.DeferredLines.AddRange(pending.Invoice.Lines.Where(line => pending.DeferredLineIds.Contains(line.Id)));
        foreach (var credit in pending.CreditsBefore)
        {
            account.ServiceCredits.RemoveAll(one => one.TransactionId == credit.TransactionId);
            account.ServiceCredits.Add(credit);
        }

        account.ServiceCredits.Sort((left, right) => left.TransactionId.CompareTo(right.TransactionId));
    }
}
