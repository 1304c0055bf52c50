using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Changes units, rate schedule, custom rates, status or texts of one plan instance: on its anniversary, now, or on a
/// date. A dry run of a dated change runs the account's days forward to that date and answers the lines of that day.
/// </summary>
internal sealed class UpdateAcctPlan : IOperation
{
    public string Name => "update_acct_plan_m";

    public string Summary => "units, schedule, custom rates, status, texts of one instance; directives 1–11, dry run, queue, put-off invoicing";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "alt_rate_schedule_no", "client_alt_rate_schedule_id",
        "plan_units", "custom_rates", "plan_instance_description", "new_client_plan_inst_id", "po_num", "assignment_directive",
        "effective_date", "offset_interval", "proration_invoice_timing", "comments", "do_write", "client_receipt_id",
        "include_plan_instance_queue", "plan_status", "dunning_state", "degrade_date", "force_bill_date_reset",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        return SingleChange.Run(call, Name, account, PlanEdit.Update(call, account, call.Request, PlanFields.Update));
    }
}
