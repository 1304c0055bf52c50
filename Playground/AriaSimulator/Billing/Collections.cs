using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What became of an attempt to collect: 0 and OK when the money came or nothing was to be collected.</summary>
/// <param name="Code">Aria's error code.</param>
/// <param name="Text">The text beside it.</param>
public sealed record CollectionResult(int Code, string Text)
{
    /// <summary>The money came, or there was none to collect.</summary>
    public static CollectionResult Ok { get; } = new(0, "OK");

    /// <summary>Whether the attempt failed.</summary>
    public bool Failed => Code != 0;

    /// <summary>The processor's words, when it was asked.</summary>
    public ProcessorAnswer? Processor { get; init; }

    /// <summary>The payment that came of it.</summary>
    public Payment? Payment { get; init; }
}

/// <summary>How invoices turn into payments without the customer doing anything. Source: Aria, Electronic Payment Collection.</summary>
public static class Collections
{
    private const int CollectionFailed = 4001;

    /// <summary>Collects the invoice of a change or an order, and nothing else. Payment terms collect nothing.</summary>
    public static CollectionResult OfChange(Books books, Account account, Invoice invoice, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(invoice);
        var group = account.BillingGroups.First(group => group.No == invoice.BillingGroupNo);
        var open = Balances.Open(account)[invoice.No];
        return books.Settings.ThresholdForAllCollections && open < books.Settings.CollectionThreshold
            ? CollectionResult.Ok
            : FromGroup(books, account, group, open, [invoice.No], day);
    }

    /// <summary>Collects everything owed on a billing group's invoices: what the nightly batch does on a bill date, and an account's creation.</summary>
    public static CollectionResult OfGroup(Books books, Account account, BillingGroup group, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(group);
        var owed = OwedBy(account, group);
        return owed < books.Settings.CollectionThreshold ? CollectionResult.Ok : FromGroup(books, account, group, owed, null, day);
    }

    /// <summary>What is open on the invoices of a billing group, but no more than the account owes.</summary>
    public static decimal OwedBy(Account account, BillingGroup group)
    {
        ArgumentNullException.ThrowIfNull(account);
        var open = Balances.Open(account);
        return Math.Min(account.Balance(), account.Invoices.Where(invoice => invoice.BillingGroupNo == group.No).Sum(invoice => open[invoice.No]));
    }

    /// <summary>Charges an amount to a method. The money pays the named invoices first and then the others in the order asked for.</summary>
    public static CollectionResult Charge(Books books, Account account, PaymentMethod method, decimal amount, IReadOnlyCollection<long>? invoiceNos, DateOnly day, ApplicationOrder order = ApplicationOrder.OldestFirst)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(method);
        var said = Processor.Charge(books, method, day);
        if (!said.Approved)
            return new CollectionResult(CollectionFailed, "collection failed") { Processor = said };

        var payment = new Payment
        {
            TransactionId = books.NextNumber(Sequence.Transaction),
            Date = day,
            Amount = amount,
            IsElectronic = true,
            MethodNo = method.IsPersistent ? method.No : null,
            MethodType = method.Type,
            Suffix = method.Suffix,
            ProcessorPaymentId = said.PaymentId,
            AuthCode = said.AuthCode,
        };
        Ledger.Receive(account, payment, day, invoiceNos, order);
        return new CollectionResult(0, "OK") { Processor = said, Payment = payment };
    }

    private static CollectionResult FromGroup(Books books, Account account, BillingGroup group, decimal amount, IReadOnlyCollection<long>? invoiceNos, DateOnly day)
    {
        if (books.IsDryRun || group.PrimaryMethodNo is not { } primary || amount <= 0)
            return CollectionResult.Ok;

        var result = Charge(books, account, account.PaymentMethod(primary)!, amount, invoiceNos, day);
        return result.Failed && group.BackupMethodNo is { } backup
            ? Charge(books, account, account.PaymentMethod(backup)!, amount, invoiceNos, day)
            : result;
    }
}
