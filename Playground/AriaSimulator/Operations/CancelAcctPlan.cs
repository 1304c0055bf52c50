using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Cancels an instance and all below it: on its anniversary, now, or on a date. Arrears and cancellation fees are billed whatever the rule.</summary>
internal sealed class CancelAcctPlan : IOperation
{
    public string Name => "cancel_acct_plan_m";

    public string Summary => "an instance and all below it; directives 1–11, pending cancellation, last arrears, cancellation fees";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "client_receipt_id", "plan_instance_no", "client_plan_instance_id", "assignment_directive", "comments",
        "alt_proration_start_date", "effective_date", "offset_interval", "invoice_unbilled_usage", "do_write",
        "proration_invoice_timing", "include_plan_instance_queue",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        return SingleChange.Run(call, Name, account, PlanEdit.Cancel(call, account, call.Request, PlanFields.Update));
    }
}
