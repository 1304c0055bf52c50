using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Makes the statement of every invoice that has none yet. It continues the total of the statement before.</summary>
internal static class StatementMaker
{
    public static void MakeDue(Books books, Account account, DateOnly day)
    {
        foreach (var invoice in account.Invoices.Skip(account.Statements.Count))
        {
            var before = account.Statements.Count == 0 ? 0m : account.Statements[^1].Total;
            var money = -account.Payments.Sum(payment => payment.Amount) + account.Refunds.Sum(refund => refund.Amount - refund.Reversed);
            var stated = account.Statements.Sum(statement => statement.NewPayments);
            account.Statements.Add(new Statement
            {
                No = books.NextNumber(Sequence.Statement),
                InvoiceNo = invoice.No,
                Date = day,
                DueDate = invoice.DueDate,
                BalanceForward = before,
                NewCharges = invoice.Total,
                NewPayments = money - stated,
                Total = before + invoice.Total + money - stated,
                MasterInstanceNos = [.. MastersOn(account, invoice)],
            });
        }
    }

    private static IEnumerable<long> MastersOn(Account account, Invoice invoice) => invoice.Lines
        .Select(line => line.PlanInstanceNo is { } no && account.Instance(no) is { } instance ? account.MasterOf(instance).No : invoice.MasterInstanceNo)
        .Distinct();
}
