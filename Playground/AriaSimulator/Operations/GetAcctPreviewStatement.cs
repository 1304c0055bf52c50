using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What the account's statement would say today, or on its next bill date. It runs a copy of the account forward and throws it away.</summary>
internal sealed class GetAcctPreviewStatement : IOperation
{
    public string Name => "get_acct_preview_statement_m";

    public string Summary => "what is to be invoiced today, or on the next bill date (auto_skip_to_next_bill_date 1), as HTML";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "auto_skip_to_next_bill_date",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = Documents.Copy(call.Account());
        var named = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var master = named == null ? null : account.MasterOf(named);
        var day = call.Today;
        if (Indicator.Read(call.Request, "auto_skip_to_next_bill_date", absent: false))
            day = account.Instances.Where(instance => master == null || account.MasterOf(instance) == master).Min(instance => instance.NextBillDate) ?? day;

        var known = account.Invoices.Select(invoice => invoice.No).ToHashSet();
        account.ApprovesInvoices = false;
        call.Work.IsDryRun = true;
        if (day > call.Today)
            DayRunner.RunThrough(call.Work.Books, account, call.Today, day);
        else
            Biller.BillDue(call.Work.Books, account, day);
        var made = account.Invoices.Where(invoice => !known.Contains(invoice.No) && (master == null || PaymentTargets.IsOf(account, invoice, master))).ToList();
        return new JsonObject
        {
            ["out_statement"] = StatementDocument.Preview(account, made, day),
            ["mime_type"] = StatementDocument.MimeType,
        };
    }
}
