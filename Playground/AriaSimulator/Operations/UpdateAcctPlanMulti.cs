using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Several changes in one call, carried out in the order given, one instance at most once. One invoice is made per billing
/// group; when its collection fails, all changes of that group are taken back and the others stay. The answer is then
/// still 0; billing_errors tell which group failed.
/// </summary>
internal sealed class UpdateAcctPlanMulti : IOperation
{
    private static readonly HashSet<string> RowFields =
    [
        "plan_directive", "existing_plan_instance_no", "existing_client_plan_instance_id", "new_client_plan_instance_id", "plan_instance_idx",
        "plan_instance_description", "new_plan_no", "new_client_plan_id", "plan_units", "alt_rate_schedule_no", "client_alt_rate_schedule_id",
        "proration_invoice_timing", "custom_rates", "parent_plan_instance_no", "parent_client_plan_instance_id", "parent_plan_instance_idx",
        "plan_status_cd", "status_until_alt_start_cd", "dunning_state", "degrade_date", "billing_group_no", "client_billing_group_id",
        "billing_group_idx", "resp_level_cd", "dunning_group_no", "client_dunning_group_id", "dunning_group_idx", "effective_date",
        "offset_months", "alt_proration_start_date", "auto_offset_months_option", "offset_interval", "invoice_unbilled_usage", "po_num",
        "force_bill_date_reset",
    ];

    public string Name => "update_acct_plan_multi_m";

    public string Summary => "assign, replace, update, cancel in one call and in order; billing and dunning groups made or changed with it; one invoice per billing group, roll-back of a group whose collection fails; dry run";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_updates", "assignment_directive", "alt_start_date", "retroactive_start_date",
        "override_bill_thru_date", "override_dates_mp_instance_no", "override_dates_client_mp_instance_id", "alt_bill_day",
        "invoicing_option", "acct_billing_groups", "acct_dunning_groups", "auto_collect_on_plan_chng", "rollback_plan_chng_collect_fail",
        "auto_send_stmt_on_plan_chng", "comments", "do_write", "client_receipt_id", "combine_invoices", "include_plan_instance_queue",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        var rows = call.Request.Rows("plan_updates");
        foreach (var row in rows)
            ModelledRows.Check(row, RowFields, "plan_updates");
        DemandOncePerInstance(account, rows);

        var collects = Indicator.Read(call.Request, "auto_collect_on_plan_chng", absent: true);
        var rollsBack = Indicator.Read(call.Request, "rollback_plan_chng_collect_fail", absent: call.Work.Settings.RollBackOnFailedCollection);
        _ = Indicator.Read(call.Request, "auto_send_stmt_on_plan_chng", absent: true);
        _ = call.Request.Flag("include_plan_instance_queue", absent: false);

        var rollBack = call.Work.Savepoint(account.AcctNo);
        var skipped = new HashSet<int>();
        var failures = new List<GroupResult>();
        while (true)
        {
            var run = MultiRun.Of(call, skipped, collects);
            var failed = run.Results.Where(result => result.Collection.Failed).ToList();
            if (!rollsBack || failed.Count == 0)
                return Answer(call, run, failures);

            failures.AddRange(failed);
            foreach (var (index, step) in run.Steps)
            {
                if (failed.Exists(result => result.Group == run.GroupOf(step)))
                    skipped.Add(index);
            }

            // The receipt lists what stayed, so what was noted goes with what is taken back.
            call.Actions.Clear();
            rollBack();
        }
    }

    private static void DemandOncePerInstance(Account account, IReadOnlyList<AriaRow> rows)
    {
        var seen = new HashSet<long>();
        foreach (var row in rows)
        {
            if (Call.Instance(account, row, PlanFields.Multi.InstanceNo, PlanFields.Multi.InstanceId) is { } instance && !seen.Add(instance.No))
                throw AriaFailure.Invalid($"plan_updates names plan instance {instance.No} twice; send one plan_directive per instance");
        }
    }

    private static JsonObject Answer(Call call, MultiRun run, List<GroupResult> failures)
    {
        var account = run.Account;
        foreach (var result in run.Results.Where(result => result.Invoice != null))
        {
            call.Did(ActionType.Invoice, "Invoice", "Invoice generated", "invoice_no", result.Invoice!.No);
            CollectionAnswer.Note(call, result.Collection);
        }

        return new JsonObject
        {
            ["out_acct_no"] = account.AcctNo,
            ["out_client_acct_id"] = account.ClientAcctId,
            ["billing_errors"] = call.DoWrite ? Json.Rows(run.Results.Concat(failures).Select(Errors)) : null,
            ["plans_updated"] = Json.Rows(run.Steps.OrderBy(pair => pair.Key).Select(pair => Updated(call, account, pair.Value))),
            ["billing_groups_updated"] = run.Groups.BillingRows(account),
            ["dunning_groups_updated"] = run.Groups.DunningRows(),
            ["multi_plan_invoice_details"] = Json.Rows(run.Results.Select(result => MultiInvoiceRow.Of(call, account, result))),
            ["plan_instance_queue"] = call.DoWrite ? QueueType.Rows(call, run.Steps.Values.SelectMany(step => step.Queued)) : null,
        };
    }

    private static JsonObject Errors(GroupResult result) => new()
    {
        ["invoicing_error_code"] = 0,
        ["invoicing_error_msg"] = "OK",
        ["collection_error_code"] = result.Collection.Code,
        ["collection_error_msg"] = result.Collection.Text,
        ["statement_error_code"] = result.Collection.Failed ? null : 0,
        ["statement_error_msg"] = result.Collection.Failed ? null : "OK",
        ["billing_group_no"] = result.Group.No,
        ["client_billing_group_id"] = result.Group.ClientId,
    };

    private static JsonObject Updated(Call call, Account account, MultiStep step)
    {
        var instance = account.Instance(step.InstanceNo)!;
        var plan = call.Work.Catalogue.Plan(instance.PlanNo)!;
        var isNumbered = call.DoWrite || step.Directive != 1;
        return new JsonObject
        {
            ["plan_instance_no"] = isNumbered ? instance.No : null,
            ["client_plan_instance_id"] = isNumbered || instance.ClientId != Json.Text(instance.No)!.ToString() ? instance.ClientId : null,
            ["plan_no"] = plan.No,
            ["client_plan_id"] = plan.ClientId,
            ["plan_name"] = plan.Name,
            ["plan_operation"] = step.Directive,
            ["plan_service_proration_results"] = MultiInvoiceRow.Prorations(step.Lines),
        };
    }
}
