using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The invoices of an account that wait for approval.</summary>
internal sealed class GetPendingInvoiceNo : IOperation
{
    public string Name => "get_pending_invoice_no_m";

    public string Summary => "pending invoices of an account or master";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        return new JsonObject
        {
            ["pending_invoice"] = Json.Rows(account.PendingInvoices
                .Select(pending => pending.Invoice)
                .Where(invoice => master == null || PaymentTargets.IsOf(account, invoice, master))
                .Select(invoice => new JsonObject
                {
                    ["invoice_no"] = invoice.No,
                    ["acct_no"] = account.AcctNo,
                    ["client_master_plan_instance_id"] = account.Instance(invoice.MasterInstanceNo)!.ClientId,
                    ["billing_group_no"] = invoice.BillingGroupNo,
                    ["client_billing_group_id"] = account.BillingGroups.First(group => group.No == invoice.BillingGroupNo).ClientId,
                })),
        };
    }
}
