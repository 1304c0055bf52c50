using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Lists queued changes of an account, of an instance, or one of them; those in every state unless one is asked for.</summary>
internal sealed class GetAcctPlanQueuedChanges : IOperation
{
    private const long AllStates = 4;

    public string Name => "get_acct_plan_queued_changes_m";

    public string Summary => "changes in every state, with custom rates";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "queue_id", "plan_instance_no", "client_plan_instance_id", "queued_action_status_cd",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var queueId = call.Request.Long("queue_id");
        var byQueueIdAlone = queueId != null && !call.Request.Has("acct_no") && !call.Request.Has("client_acct_id");
        var account = byQueueIdAlone
            ? call.Work.Accounts.FirstOrDefault(account => account.Queue.Any(change => change.QueueId == queueId))
            : call.Account();
        var status = call.Request.Long("queued_action_status_cd") ?? AllStates;
        if (status is < 0 or > AllStates)
            throw AriaFailure.Invalid("queued_action_status_cd must be 0, 1, 2, 3 or 4");
        if (account == null)
            return [];

        var instance = Call.Instance(account, call.Request);
        return new JsonObject
        {
            ["queued_change_details"] = Json.Rows(account.Queue
                .Where(change => queueId == null || change.QueueId == queueId)
                .Where(change => instance == null || change.PlanInstanceNo == instance.No)
                .Where(change => status == AllStates || (long)change.Status == status)
                .OrderBy(change => change.QueueId)
                .Select(change => Row(call.Work, account, change))),
        };
    }

    private static JsonObject Row(Work work, Account account, QueuedChange change)
    {
        var catalogue = work.Catalogue;
        var instance = account.Instance(change.PlanInstanceNo)!;
        var parent = account.Parent(instance);
        var isNew = change.Kind is ChangeKind.Assignment or ChangeKind.ChildAssignment;
        var after = After(work, account, instance, change);
        // A plan that is only to come has no current side.
        var before = isNew ? null : change.Before ?? instance.Current;
        var plan = before == null ? null : catalogue.Plan(before.PlanNo);
        var target = catalogue.Plan(after.PlanNo)!;
        var custom = isNew ? after.CustomRates : change.Update.CustomRates ?? [];
        return new JsonObject
        {
            ["queue_id"] = change.QueueId,
            ["plan_instance_no"] = instance.No,
            ["client_plan_instance_id"] = instance.ClientId,
            ["parent_plan_instance_no"] = parent?.No,
            ["client_parent_plan_instance_id"] = parent?.ClientId,
            ["queued_action_status_cd"] = (int)change.Status,
            ["queued_action_status_label"] = change.Status.ToString(),
            ["current_plan_no"] = plan?.No,
            ["current_client_plan_id"] = plan?.ClientId,
            ["current_plan_name"] = plan?.Name,
            ["current_plan_units"] = before == null ? null : WholeUnits(before.Units),
            ["current_rate_schedule_no"] = before?.RateScheduleNo,
            ["current_client_rate_schedule_id"] = CatalogueLookup.ClientScheduleId(catalogue, before?.RateScheduleNo),
            ["effective_date"] = Json.Day(change.EffectiveDate),
            ["target_plan_no"] = target.No,
            ["target_client_plan_id"] = target.ClientId,
            ["target_plan_name"] = target.Name,
            ["target_plan_units"] = WholeUnits(after.Units),
            ["target_rate_schedule_no"] = after.RateScheduleNo,
            ["target_client_rate_schedule_id"] = CatalogueLookup.ClientScheduleId(catalogue, after.RateScheduleNo),
            ["queuing_user_id"] = change.QueuedBy,
            ["queuing_date"] = Json.Day(change.QueuedOn),
            ["deleting_user_id"] = change.DeletedBy,
            ["deleting_date"] = Json.Day(change.DeletedOn),
            ["execute_immediately_user_id"] = change.ExecutedNowBy,
            ["execute_immediately_date"] = Json.Day(change.ExecutedNowOn),
            ["editing_user_id"] = change.EditedBy,
            ["editing_date"] = Json.Day(change.EditedOn),
            ["current_plan_inst_status_2"] = instance.Status,
            ["target_plan_inst_status_2"] = change.Update.Status ?? instance.Status,
            ["queued_plan_custom_rates"] = Json.Rows(custom.SelectMany(rate => CustomRates(target, rate))),
        };
    }

    private static PlanTerms After(Work work, Account account, PlanInstance instance, QueuedChange change)
    {
        if (change.Before is not { } before)
            return PlanChanger.After(work.Books, account, instance, change.Update, work.Today);

        var planNo = change.Update.PlanNo ?? before.PlanNo;
        return new PlanTerms
        {
            PlanNo = planNo,
            Units = change.Update.Units ?? before.Units,
            RateScheduleNo = change.Update.RateScheduleNo
                ?? (planNo == before.PlanNo ? before.RateScheduleNo : work.Catalogue.Plan(planNo)!.DefaultSchedule(account.Currency)!.No),
            CustomRates = before.CustomRates,
        };
    }

    // The contract types these units as whole numbers; a fraction is cut as a long must be.
    private static long WholeUnits(decimal units) => (long)units;

    private static IEnumerable<JsonObject> CustomRates(Plan plan, CustomRate custom) => custom.Tiers.Select(tier => new JsonObject
    {
        ["custom_rate_service_no"] = custom.ServiceNo,
        ["custom_rate_client_service_id"] = plan.Service(custom.ServiceNo)?.ClientId,
        ["custom_rate_seq_no"] = tier.Seq,
        ["custom_rate_from_unit"] = Json.Amount(tier.From),
        ["custom_rate_to_unit"] = Json.Amount(tier.To),
        ["custom_rate_per_unit"] = Json.Amount(tier.RatePerUnit),
    });
}
