using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Puts another plan on an instance, whose number stays; supplementals the new plan does not take are cancelled.</summary>
internal sealed class ReplaceAcctPlan : IOperation
{
    public string Name => "replace_acct_plan_m";

    public string Summary => "another plan on the same instance, also with another billing interval and offset months; supplementals that do not fit are cancelled, mandatory ones come along";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "new_plan_no", "new_client_plan_id",
        "new_client_plan_instance_id", "alt_rate_schedule_no", "client_alt_rate_schedule_id", "plan_units", "plan_status",
        "plan_instance_description", "assignment_directive", "comments", "do_write", "client_receipt_id", "offset_months",
        "alt_proration_start_date", "auto_offset_months_option", "custom_rates", "effective_date", "offset_interval",
        "invoice_unbilled_usage", "proration_invoice_timing", "po_num", "force_bill_date_reset", "include_plan_instance_queue",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        return SingleChange.Run(call, Name, account, PlanEdit.Replace(call, account, call.Request, PlanFields.Replace));
    }
}
