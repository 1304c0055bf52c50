using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Carries out, rehearses or queues the one change of a call, and answers.</summary>
internal static class SingleChange
{
    public static JsonObject Run(Call call, string operation, Account account, PlanCommand command)
    {
        var change = command.Change;
        var instance = account.Instance(change.PlanInstanceNo)!;
        _ = call.Request.Flag("include_plan_instance_queue", absent: false);
        if (command.IsNow)
        {
            var outcome = ChangeQueue.Execute(call.Work.Books, account, change, change.Rule, call.Today);
            return PlanChangeAnswer.Changed(call, operation, account, instance, outcome, call.Today);
        }

        PlanCommands.Enqueue(call, account, change);
        if (call.DoWrite)
            return PlanChangeAnswer.Queued(call, operation, account, instance, change);

        return PlanCommands.Rehearse(call, account, [change]).TryGetValue(change, out var rehearsed)
            ? PlanChangeAnswer.Changed(call, operation, account, instance, rehearsed, change.EffectiveDate!.Value)
            : PlanChangeAnswer.Queued(call, operation, account, instance);
    }
}
