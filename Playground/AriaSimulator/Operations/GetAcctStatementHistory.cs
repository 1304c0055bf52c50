using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The statements of an account, newest first (assumed).</summary>
internal sealed class GetAcctStatementHistory : IOperation
{
    public string Name => "get_acct_statement_history_m";

    public string Summary => "statements with balance forward, charges, payments, due dates, whether paid; by day and master";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "user_id", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "start_date", "end_date",
        "include_invoice_activity_eligibility",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.AccountOrUser();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var days = DayRange.Read(call.Request, "start_date", "end_date");
        var activity = call.Request.Flag("include_invoice_activity_eligibility", absent: false);
        var open = Balances.Open(account);
        return new JsonObject
        {
            ["statements_history"] = Json.Rows(account.Statements
                .Where(statement => days.Holds(statement.Date) && (master == null || statement.MasterInstanceNos.Contains(account.MasterOf(master).No)))
                .Reverse()
                .Select(statement => Row(call, account, statement, open[statement.InvoiceNo] <= 0, activity))),
        };
    }

    private static JsonObject Row(Call call, Account account, Statement statement, bool isPaid, bool activity) => new()
    {
        ["statement_no"] = statement.No,
        ["create_date"] = Json.Day(statement.Date),
        ["currency_cd"] = account.Currency,
        ["due_date"] = Json.Day(statement.DueDate),
        ["due_date_plus_grace_period"] = Json.Day(statement.DueDate.AddDays(call.Work.Settings.GraceDays)),
        ["new_charges_amount"] = Json.Amount(statement.NewCharges),
        ["new_payments_amount"] = Json.Amount(statement.NewPayments),
        ["balance_forward_amount"] = Json.Amount(statement.BalanceForward),
        ["total_amount"] = Json.Amount(statement.Total),
        ["is_paid_ind"] = Json.Flag(isPaid),
        ["invoice_activity_ind"] = activity ? 1 : null,
        ["statement_master_plan_instances"] = Json.Rows(statement.MasterInstanceNos.Select(no => new JsonObject
        {
            ["master_plan_instance_no"] = no,
            ["client_master_plan_instance_id"] = account.Instance(no)!.ClientId,
        })),
        ["invoice_no"] = statement.InvoiceNo,
    };
}
