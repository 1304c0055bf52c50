using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The bookings of an account, newest first.</summary>
internal sealed class GetAcctTransHistory : IOperation
{
    private const long MostRecords = 999;
    private const long Records = 99;

    public string Name => "get_acct_trans_history_m";

    public string Summary => "invoices, payments, credits, refunds, reversals, newest first; by type, day, master, number";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "account_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "transaction_type", "start_date", "end_date", "record_limit", "include_void_transactions",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account("account_no");
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var days = DayRange.Read(call.Request, "start_date", "end_date");
        var type = call.Request.Long("transaction_type");
        var limit = call.Request.Long("record_limit") ?? Records;
        if (limit is < 1 or > MostRecords)
            throw AriaFailure.Invalid($"record_limit must be from 1 to {MostRecords}");
        _ = call.Request.Flag("include_void_transactions", absent: false);

        return new JsonObject
        {
            ["history"] = Json.Rows(Transaction.All(account)
                .Where(transaction => days.Holds(transaction.Date) && (type == null || transaction.Type == type))
                .Where(transaction => master == null || transaction.Invoices.Any(no => PaymentTargets.IsOf(account, account.Invoice(no)!, account.MasterOf(master))))
                .OrderByDescending(transaction => transaction.Id)
                .Take((int)limit)
                .Select(transaction => Row(account, transaction))),
        };
    }

    private static JsonObject Row(Account account, Transaction transaction) => new()
    {
        ["transaction_id"] = transaction.Id,
        ["transaction_type"] = transaction.Type,
        ["transaction_desc"] = TransactionType.Label(transaction.Type),
        ["transaction_amount"] = Json.Amount(transaction.Amount),
        ["transaction_applied_amount"] = Json.Amount(transaction.Applied),
        ["transaction_currency"] = account.Currency,
        ["transaction_create_date"] = Json.Day(transaction.Date),
        ["statement_no"] = transaction.StatementNo,
        ["client_receipt_id"] = transaction.ReceiptId,
        ["transaction_comments"] = transaction.Comments,
        ["transaction_source_id"] = transaction.SourceId,
        ["transaction_ref_code"] = transaction.Reference,
        ["invoice_no"] = transaction.InvoiceNo,
    };
}
