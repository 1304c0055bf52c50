using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Gives one service of an instance rates of its own: at once and without proration, or on a queued change. Aria has
/// neither a dry run nor a receipt for it.
/// </summary>
internal sealed class AssignCustomAcctPlanRates : IOperation
{
    public string Name => "assign_custom_acct_plan_rates_m";

    public string Summary => "scope C at once, without proration; scope Q on a queued change";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "service_no", "client_service_id", "custom_acct_rates",
        "plan_scope", "plan_queue_id",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        var instance = Call.Instance(account, call.Request) ?? throw AriaFailure.Missing("plan_instance_no");
        switch (call.Request.Text("plan_scope") ?? "C")
        {
            case "C":
                var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
                var current = CustomRateReader.ReadService(plan.Schedule(instance.Current.RateScheduleNo)!, Service(call, plan), call.Request, call.Today);
                PlanChanger.Apply(call.Work.Books, account, instance, new PlanUpdate { CustomRates = [current] }, ProrationRule.None, false, call.Today);
                break;
            case "Q":
                AssignToQueued(call, account, instance);
                break;
            default:
                throw AriaFailure.Invalid("plan_scope must be C or Q");
        }

        return [];
    }

    private static Service Service(Call call, Plan plan) =>
        CatalogueLookup.Service(call.Work.Catalogue, plan, call.Request) ?? throw AriaFailure.Missing("service_no");

    private static RateSchedule Schedule(Plan plan, PlanTerms target) =>
        plan.Schedule(target.RateScheduleNo)
        ?? throw AriaFailure.Invalid($"the queued change names rate schedule {target.RateScheduleNo}, which plan {plan.No} does not have any more");

    /// <summary>The rates must suit the plan and schedule the queued change leads to; those of a plan to come stand on its instance.</summary>
    private static void AssignToQueued(Call call, Account account, PlanInstance instance)
    {
        var change = Queued(call, account, instance);
        var target = PlanChanger.After(call.Work.Books, account, instance, change.Update, call.Today);
        var plan = call.Work.Catalogue.Plan(target.PlanNo)!;
        var custom = CustomRateReader.ReadService(Schedule(plan, target), Service(call, plan), call.Request, call.Today);
        if (change.Kind is ChangeKind.Assignment or ChangeKind.ChildAssignment)
            instance.Current.CustomRates = [.. instance.Current.CustomRates.Where(rate => rate.ServiceNo != custom.ServiceNo), custom];
        else
            change.Update.CustomRates = [.. (change.Update.CustomRates ?? []).Where(rate => rate.ServiceNo != custom.ServiceNo), custom];
    }

    /// <summary>The waiting change with plan_queue_id; without an id, the instance's change on its anniversary.</summary>
    private static QueuedChange Queued(Call call, Account account, PlanInstance instance)
    {
        var waiting = account.Queue.Where(change => change.Status == QueueStatus.Queued && change.PlanInstanceNo == instance.No);
        if (call.Request.Long("plan_queue_id") is { } queueId)
        {
            return waiting.FirstOrDefault(change => change.QueueId == queueId)
                ?? throw new AriaFailure(ErrorCode.ObjectNotFound, $"Queued plan change not found: AriaNo ({queueId})");
        }

        return waiting.FirstOrDefault(change => change.Directive == 1)
            ?? throw new AriaFailure(ErrorCode.ObjectNotFound, "Queued plan change not found: nothing is queued for the anniversary; send plan_queue_id");
    }
}
