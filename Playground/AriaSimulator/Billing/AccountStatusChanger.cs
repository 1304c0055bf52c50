using System;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Sets the status of an account: deactivation terminates its plans, archiving erases its payment data.</summary>
internal static class AccountStatusChanger
{
    public static void Set(Books books, Account account, int status, DateOnly day)
    {
        account.Status = status;
        if (status == AccountStatus.Deactivated)
            TerminatePlans(books, account, day);
        else if (status == AccountStatus.Archived)
            ErasePayments(account);
    }

    public static void RunDue(Books books, Account account, DateOnly day)
    {
        if (account.QueuedStatus is not { } queued || queued.Date > day || account.PendingInvoices.Count > 0)
            return;

        account.QueuedStatus = null;
        Set(books, account, queued.Status, day);
    }

    private static void TerminatePlans(Books books, Account account, DateOnly day)
    {
        foreach (var master in account.Instances.Where(instance => instance.ParentNo == null && !PlanStatus.IsEnded(instance.Status)).ToList())
        {
            var lines = PlanEnder.End(books, account, master, PlanStatus.Terminated, ProrationRule.None, day, day);
            if (lines.Count > 0)
                Biller.InvoiceChange(books, account, master, lines, day);
        }
    }

    private static void ErasePayments(Account account)
    {
        foreach (var method in account.PaymentMethods)
        {
            (method.Token, method.Suffix, method.Bank) = (null, null, new BankDetails());
            method.IsEnabled = false;
        }

        foreach (var group in account.BillingGroups)
            (group.PrimaryMethodNo, group.BackupMethodNo) = (null, null);
    }
}
