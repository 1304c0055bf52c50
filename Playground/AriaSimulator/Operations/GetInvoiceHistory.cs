using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The invoices of an account, newest first. amount is the total after credits, credit the sum of credit lines (assumed).</summary>
internal sealed class GetInvoiceHistory : IOperation
{
    public string Name => "get_invoice_history_m";

    public string Summary => "invoices with amount, credits and day of payment";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "user_id", "master_plan_instance_id", "client_master_plan_instance_id", "start_bill_date", "end_bill_date",
        "include_voided",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.AccountOrUser();
        var master = Call.Instance(account, call.Request, "master_plan_instance_id", "client_master_plan_instance_id");
        var days = DayRange.Read(call.Request, "start_bill_date", "end_bill_date");
        _ = call.Request.Flag("include_voided", absent: false);

        var paid = Balances.PaidOn(account);
        return new JsonObject
        {
            ["invoice_hist"] = Json.Rows(account.Invoices
                .Where(invoice => master == null || PaymentTargets.IsOf(account, invoice, account.MasterOf(master)))
                .Where(invoice => days.Holds(invoice.BillDate))
                .OrderByDescending(invoice => invoice.No)
                .Select(invoice =>
                {
                    var row = Row(call.Work.Catalogue, account, invoice);
                    row["paid_date"] = paid.TryGetValue(invoice.No, out var day) ? Json.Day(day) : null;
                    return row;
                })),
        };
    }

    private static JsonObject Row(Catalogue catalogue, Account account, Invoice invoice)
    {
        var plan = catalogue.Plan(account.Instance(invoice.MasterInstanceNo)!.PlanNo)!;
        var recurring = invoice.Lines.Where(line => line.LineType == LineType.Recurring).ToList();
        var totals = ChangeTotals.Of(invoice.Lines);
        return new JsonObject
        {
            ["invoice_no"] = invoice.No,
            ["outacct_no"] = account.AcctNo,
            ["outclient_acct_id"] = account.ClientAcctId,
            ["billing_group_no"] = invoice.BillingGroupNo,
            ["client_billing_group_id"] = account.BillingGroups.First(group => group.No == invoice.BillingGroupNo).ClientId,
            ["master_plan_no"] = plan.No,
            ["master_plan_name"] = plan.Name,
            ["client_master_plan_id"] = plan.ClientId,
            ["currency_cd"] = account.Currency,
            ["bill_date"] = Json.Day(invoice.BillDate),
            ["amount"] = Json.Amount(invoice.Total),
            ["credit"] = Json.Amount(totals.Credit + totals.TaxCredit),
            ["recurring_bill_from"] = Json.Day(recurring.Min(line => line.From)),
            ["recurring_bill_thru"] = Json.Day(recurring.Max(line => line.To)),
            ["is_voided_ind"] = 0,
            ["invoice_type_cd"] = invoice.TypeCode,
        };
    }
}
