using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The charges, invoices or master instances a payment is meant for.</summary>
internal static class PaymentTargets
{
    /// <summary>The invoices with these transactions; null when none is named.</summary>
    public static IReadOnlyList<long>? Charges(Account account, AriaRow request)
    {
        var rows = request.Rows("specific_charge_transaction_id");
        return rows.Count == 0 ? null : [.. rows.Select(row => Charge(account, row.Long("specific_charge_transaction_id")))];
    }

    /// <summary>The invoices named one by one; null when none is.</summary>
    public static IReadOnlyList<long>? Invoices(Account account, AriaRow request, string array)
    {
        var rows = request.Rows(array);
        return rows.Count == 0 ? null : [.. rows.Select(row => Invoice(account, row.Long("invoice_no")).No)];
    }

    /// <summary>The open invoices of the masters named; null when none is.</summary>
    public static IReadOnlyList<long>? Masters(Account account, AriaRow request)
    {
        var rows = request.Rows("specific_master_plan_instances_list");
        if (rows.Count == 0)
            return null;

        var masters = rows.Select(row => Call.Instance(account, row, "master_plan_instance_no", "client_master_plan_instance_id")
            ?? throw AriaFailure.Missing("master_plan_instance_no")).ToHashSet();
        return [.. account.Invoices.Where(invoice => masters.Any(master => IsOf(account, invoice, master))).Select(invoice => invoice.No)];
    }

    public static Invoice Invoice(Account account, long? invoiceNo) =>
        (invoiceNo is { } no ? account.Invoice(no) : throw AriaFailure.Missing("invoice_no"))
        ?? throw new AriaFailure(ErrorCode.InvoiceNotFound, $"invoice does not exist: {invoiceNo}");

    /// <summary>Whether any line of an invoice is for a master or for what stands under it.</summary>
    public static bool IsOf(Account account, Invoice invoice, PlanInstance master) =>
        invoice.MasterInstanceNo == master.No
        || invoice.Lines.Any(line => line.PlanInstanceNo is { } no && account.Instance(no) is { } instance && account.MasterOf(instance) == master);

    /// <summary>What is open on some invoices.</summary>
    public static decimal Open(Account account, IEnumerable<long> invoiceNos)
    {
        var open = Balances.Open(account);
        return invoiceNos.Distinct().Sum(no => open[no]);
    }

    /// <summary>payment_application_method: 1 the oldest first, 2 the first due first, 3 none.</summary>
    public static ApplicationOrder Order(AriaRow request) => request.Long("payment_application_method") switch
    {
        null => ApplicationOrder.OldestFirst,
        >= 1 and <= 3 and { } given => (ApplicationOrder)given,
        _ => throw AriaFailure.Invalid("payment_application_method must be 1, 2 or 3; no other is modelled by this simulator"),
    };

    private static long Charge(Account account, long? transactionId) =>
        account.Invoices.FirstOrDefault(invoice => invoice.TransactionId == transactionId)?.No
        ?? throw new AriaFailure(ErrorCode.UnknownTransaction, $"transaction does not exist: {transactionId}");
}
