using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Takes all custom rates of an instance away, at once and without proration; the schedule holds again. Aria has neither a dry run nor a receipt for it.</summary>
internal sealed class RemoveAcctPlanCustomRates : IOperation
{
    public string Name => "remove_acct_plan_custom_rates_m";

    public string Summary => "all custom rates of an instance, at once, without proration";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        var instance = PlanEdit.Instance(account, call.Request, PlanFields.Update);
        if (instance.Current.CustomRates.Count > 0)
            PlanChanger.Apply(call.Work.Books, account, instance, new PlanUpdate { DropsCustomRates = true }, ProrationRule.None, false, call.Today);
        return [];
    }
}
