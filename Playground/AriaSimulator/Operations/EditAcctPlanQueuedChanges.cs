using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Deletes queued changes, executes them now, or moves their date. A row without queue_id means every waiting change of
/// its instance, or of the whole account. Only changes queued for a date can be executed or moved; others answer failed.
/// </summary>
internal sealed class EditAcctPlanQueuedChanges : IOperation
{
    // The status codes of an edited row are not published; 0 with OK is seen in samples, 1 is assumed.
    private const int Done = 0;
    private const int NotDone = 1;

    private static readonly HashSet<string> ModelledInRow =
        ["queue_id", "plan_instance_no", "client_plan_instance_id", "queue_edit_directive", "new_effective_date", "assignment_directive"];

    public string Name => "edit_acct_plan_queued_changes_m";

    public string Summary => "delete, execute now, move the date; dry run";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id", "edit_queued_changes", "do_write" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        var results = new List<JsonObject>();
        var invoices = new List<Invoice>();
        var prorations = new List<JsonObject>();
        foreach (var row in call.Request.Rows("edit_queued_changes"))
        {
            ModelledRows.Check(row, ModelledInRow, "edit_queued_changes");
            foreach (var change in Meant(account, row))
            {
                var outcome = Edit(call, account, change, row, out var done);
                results.Add(Result(account, change, done));
                if (outcome == null)
                    continue;

                prorations.Add(Proration(account, change, outcome));
                if (outcome.Invoice != null)
                    invoices.Add(outcome.Invoice);
            }
        }

        return new JsonObject
        {
            ["queued_changes"] = Json.Rows(results),
            ["invoice_info"] = InvoiceInfo.Rows(account, invoices, invoiceExists: call.DoWrite, instanceExists: true),
            ["proration_details"] = Json.Rows(prorations),
        };
    }

    private static List<QueuedChange> Meant(Account account, AriaRow row)
    {
        var waiting = account.Queue.Where(change => change.Status == QueueStatus.Queued).OrderBy(change => change.QueueId);
        if (row.Long("queue_id") is { } queueId)
        {
            return [waiting.FirstOrDefault(change => change.QueueId == queueId)
                ?? throw new AriaFailure(ErrorCode.ObjectNotFound, $"Queued plan change not found: AriaNo ({queueId})")];
        }

        var instance = Call.Instance(account, row);
        return [.. waiting.Where(change => instance == null || change.PlanInstanceNo == instance.No)];
    }

    private static ChangeOutcome? Edit(Call call, Account account, QueuedChange change, AriaRow row, out bool done)
    {
        // Aria: View and Modify Queued Plan Changes. Neither anniversary changes nor status changes can be executed early.
        var isDated = change.Directive != 1 && change.Kind != ChangeKind.Status;
        done = true;
        switch (row.Long("queue_edit_directive"))
        {
            case 0:
                Delete(call, account, change);
                return null;
            case 1:
                done = isDated;
                return isDated ? ExecuteNow(call, account, change) : null;
            case 2:
                done = isDated;
                return isDated ? Move(call, account, change, row) : null;
            default:
                throw AriaFailure.Invalid("queue_edit_directive must be 0, 1 or 2");
        }
    }

    /// <summary>Takes a change out of the queue. A pending cancellation gives the old status back; a plan that was to come is cancelled with those it brings.</summary>
    private static void Delete(Call call, Account account, QueuedChange change)
    {
        var instance = account.Instance(change.PlanInstanceNo)!;
        change.Status = QueueStatus.Deleted;
        change.Before = instance.Current;
        change.DeletedBy = call.Caller;
        change.DeletedOn = call.Today;
        if (change.StatusBefore is { } status)
            instance.Status = status;
        if (change.Kind is not (ChangeKind.Assignment or ChangeKind.ChildAssignment))
            return;

        PlanChanger.Change(call.Work.Books, account, instance, new PlanUpdate { Status = PlanStatus.Cancelled }, ProrationRule.None, call.Today);
        var below = account.Under(instance).Select(child => child.No).ToHashSet();
        foreach (var child in account.Queue.Where(other => other.Status == QueueStatus.Queued && below.Contains(other.PlanInstanceNo)))
        {
            child.Status = QueueStatus.Deleted;
            child.Before = account.Instance(child.PlanInstanceNo)!.Current;
            child.DeletedBy = call.Caller;
            child.DeletedOn = call.Today;
        }
    }

    /// <summary>A dated change executed early prorates by the immediate rule of the same kind.</summary>
    private static ChangeOutcome ExecuteNow(Call call, Account account, QueuedChange change)
    {
        change.ExecutedNowBy = call.Caller;
        change.ExecutedNowOn = call.Today;
        return ChangeQueue.Execute(call.Work.Books, account, change, change.Rule, call.Today);
    }

    private static ChangeOutcome? Move(Call call, Account account, QueuedChange change, AriaRow row)
    {
        var date = row.Date("new_effective_date") ?? throw AriaFailure.Missing("new_effective_date");
        if (date < call.Today)
            throw AriaFailure.BadDate("new_effective_date", "must not be in the past");
        if (row.Has("assignment_directive"))
        {
            var directive = AssignmentDirective.Read(row, call.Work.Settings);
            if (directive.Time != ChangeTime.OnDate)
                throw AriaFailure.Invalid("assignment_directive of a queued change must be from 7 to 11");
            change.Directive = directive.Code;
            change.Rule = directive.Rule;
        }

        DemandNotBeforeParent(account, change, date);
        change.EffectiveDate = date;
        change.EditedBy = call.Caller;
        change.EditedOn = call.Today;
        return date == call.Today ? ChangeQueue.Execute(call.Work.Books, account, change, change.Rule, call.Today) : null;
    }

    /// <summary>A plan under one that is still to come must not come before it. Source: Aria, View and Modify Queued Plan Changes.</summary>
    private static void DemandNotBeforeParent(Account account, QueuedChange change, DateOnly date)
    {
        var parent = account.Instance(change.PlanInstanceNo)!.ParentNo;
        var parentDate = account.Queue.Find(other => other.Status == QueueStatus.Queued && other.Kind == ChangeKind.Assignment && other.PlanInstanceNo == parent)?.EffectiveDate;
        if (date < parentDate)
            throw AriaFailure.BadDate("new_effective_date", "must not be before that of the plan above");
    }

    private static JsonObject Result(Account account, QueuedChange change, bool done) => new()
    {
        ["queue_id"] = change.QueueId,
        ["plan_instance_no"] = change.PlanInstanceNo,
        ["client_plan_instance_id"] = account.Instance(change.PlanInstanceNo)!.ClientId,
        ["edit_queued_change_status_cd"] = done ? Done : NotDone,
        ["edit_queued_change_status_label"] = done ? "OK" : "Failed: only changes queued for a date can be executed or moved",
    };

    private static JsonObject Proration(Account account, QueuedChange change, ChangeOutcome outcome)
    {
        var totals = ChangeTotals.Of(outcome.Lines);
        return new JsonObject
        {
            ["plan_instance_no"] = change.PlanInstanceNo,
            ["client_plan_instance_id"] = account.Instance(change.PlanInstanceNo)!.ClientId,
            ["proration_result_total_amount"] = Json.Amount(totals.Total),
            ["proration_amount"] = Json.Amount(totals.Charges),
            ["proration_tax_amount"] = Json.Amount(totals.Tax - totals.TaxCredit),
            ["proration_credit_amount"] = Json.Amount(totals.Credit),
        };
    }
}
