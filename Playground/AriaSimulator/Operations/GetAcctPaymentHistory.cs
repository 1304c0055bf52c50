using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Payments and cash credits, newest first, with what they pay when details are asked for.</summary>
internal sealed class GetAcctPaymentHistory : IOperation
{
    private const long MostRecords = 999;

    public string Name => "get_acct_payment_history_m";

    public string Summary => "payments newest first, with the invoices they pay; by day, master, number";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "start_date", "end_date", "limit_records",
        "details_flag", "include_unapplied_payments",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var days = DayRange.Read(call.Request, "start_date", "end_date");
        var limit = call.Request.Long("limit_records") ?? MostRecords;
        if (limit is < 1 or > MostRecords)
            throw AriaFailure.Invalid($"limit_records must be from 1 to {MostRecords}");
        var details = Indicator.Read(call.Request, "details_flag", absent: false);
        var open = Balances.Open(account);
        return new JsonObject
        {
            ["acct_payment_history"] = Json.Rows(account.Payments
                .Where(payment => days.Holds(payment.Date) && PaymentRows.Pays(account, payment, master))
                .OrderByDescending(payment => payment.Date).ThenByDescending(payment => payment.TransactionId)
                .Take((int)limit)
                .Select(payment => Row(account, payment, details ? open : null))),
            ["unapplied_payment_summary"] = PaymentRows.Unapplied(call, account),
        };
    }

    private static JsonObject Row(Account account, Payment payment, Dictionary<long, decimal>? open) => new()
    {
        ["transaction_id"] = payment.TransactionId,
        ["payment_source"] = TransactionType.Label(payment.Type),
        ["payment_status"] = payment.Refunded == 0 ? "Approved" : payment.Refunded == payment.Amount ? "Refunded" : "Partially refunded",
        ["payment_date"] = Json.Day(payment.Date),
        ["payment_trans_type"] = payment.Type,
        ["payment_currency"] = account.Currency,
        ["payment_amount"] = Json.Amount(payment.Amount),
        ["payment_amount_left_to_apply"] = Json.Amount(payment.Unapplied),
        ["voidable_flag"] = 0,
        ["cc_suffix"] = payment.Suffix,
        ["pay_method_type"] = payment.MethodType,
        ["proc_status_code"] = payment.IsElectronic ? "100" : null,
        ["proc_status_text"] = payment.IsElectronic ? "Approved" : null,
        ["proc_payment_id"] = payment.ProcessorPaymentId,
        ["proc_auth_code"] = payment.AuthCode,
        ["payment_method_no"] = payment.MethodNo,
        ["client_payment_method_id"] = payment.MethodNo is { } no ? account.PaymentMethod(no)?.ClientId : null,
        ["payment_received_date"] = Json.Day(payment.ReceivedOn),
        ["payment_application_details"] = open == null ? null : Json.Rows(payment.Applications
            .GroupBy(application => application.InvoiceNo)
            .Select(applied => Application(account.Invoice(applied.Key)!, [.. applied], open[applied.Key]))),
    };

    private static JsonObject Application(Invoice invoice, List<PaymentApplication> applied, decimal open)
    {
        var totals = ChangeTotals.Of(invoice.Lines);
        return new JsonObject
        {
            ["invoice_no"] = invoice.No,
            ["invoice_date"] = Json.Day(invoice.BillDate),
            ["invoice_from_date"] = Json.Day(invoice.Lines.Min(line => line.From)),
            ["invoice_to_date"] = Json.Day(invoice.Lines.Max(line => line.To)),
            ["invoice_pay_applied_amount"] = Json.Amount(applied.Sum(application => application.Amount)),
            ["invoice_overall_paid_amount"] = Json.Amount(invoice.Total - open),
            ["invoice_charge"] = Json.Amount(totals.Charges + totals.Tax),
            ["invoice_credit"] = Json.Amount(totals.Credit + totals.TaxCredit),
            ["invoice_bal_due"] = Json.Amount(open),
            ["applied_transactions"] = Json.Rows(applied.Select(application => new JsonObject
            {
                ["transaction_id"] = invoice.TransactionId,
                ["original_amount"] = Json.Amount(invoice.Total),
                ["amount_applied"] = Json.Amount(application.Amount),
                ["date_applied"] = Json.Day(application.Date),
            })),
        };
    }
}
