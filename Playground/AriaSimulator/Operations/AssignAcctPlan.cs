using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Puts a plan on an account: a master, or a supplemental under an instance. An immediate master is prorated only with
/// invoicing_option 2; supplementals need nothing but the directive.
/// </summary>
internal sealed class AssignAcctPlan : IOperation
{
    public string Name => "assign_acct_plan_m";

    public string Summary => "masters and supplementals now, on the anniversary, on a date, with a start in future or past, another bill day, the dates of another master, offset months; mandatory children come along";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "new_plan_no", "new_client_plan_id", "client_plan_instance_id", "existing_billing_group_no",
        "existing_client_billing_group_id", "billing_group_name", "billing_group_description", "client_def_billing_group_id", "notify_method",
        "existing_primary_payment_method_no", "existing_client_primary_payment_method_id", "existing_backup_payment_method_no",
        "existing_client_backup_payment_method_id", "existing_dunning_group_no", "existing_client_def_dunning_group_id", "dunning_group_name",
        "client_dunning_group_id", "alt_start_date", "status_until_alt_start", "alt_bill_day", "invoicing_option", "retroactive_start_date",
        "override_bill_thru_date", "override_dates_mp_instance_no", "override_dates_client_mp_instance_id", "resp_level_cd",
        "parent_plan_instance_no", "client_parent_plan_instance_id", "alt_rate_schedule_no", "client_alt_rate_schedule_id", "plan_units",
        "plan_status", "plan_instance_description", "assignment_directive", "comments", "do_write", "client_receipt_id", "offset_months",
        "auto_offset_months_option", "custom_rates", "effective_date", "offset_interval", "proration_invoice_timing", "po_num",
        "combine_invoices", "include_plan_instance_queue",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Work.Change(call.Account().AcctNo);
        var parent = Call.Instance(account, call.Request, "parent_plan_instance_no", PlanFields.Assign.ParentId);
        var assigned = PlanAssignment.Read(call, account, call.Request, PlanFields.Assign, parent, IndexedGroups.None);
        var answer = Carry(call, account, assigned);
        // A dry run gives no numbers away: the instance would get another when it is really assigned.
        answer["plan_instance_no"] = call.DoWrite ? assigned.Instance.No : null;
        return answer;
    }

    private JsonObject Carry(Call call, Account account, NewPlan assigned)
    {
        var instance = assigned.Instance;
        if (assigned.Changes.Count == 0)
            return PlanChangeAnswer.Queued(call, Name, account, instance);
        if (assigned.IsNow)
            return StartNow(call, account, assigned);
        foreach (var change in assigned.Changes)
            PlanCommands.Enqueue(call, account, change);
        if (call.DoWrite)
            return PlanChangeAnswer.Queued(call, Name, account, instance, [.. assigned.Changes]);

        var outcomes = PlanCommands.Rehearse(call, account, assigned.Changes);
        if (outcomes.Count == 0)
            return PlanChangeAnswer.Queued(call, Name, account, instance);

        var lines = assigned.Changes.Where(outcomes.ContainsKey).SelectMany(change => outcomes[change].Lines).ToList();
        return PlanChangeAnswer.Changed(call, Name, account, instance, ChangeOutcome.Uninvoiced(lines), assigned.Changes[0].EffectiveDate!.Value);
    }

    private JsonObject StartNow(Call call, Account account, NewPlan assigned)
    {
        var instance = assigned.Instance;
        var start = assigned.Changes[0].EffectiveDate!.Value;
        var books = call.Work.Books;
        if (start < call.Today)
            return CatchUp(call, account, assigned);

        var lines = assigned.Changes.SelectMany(change => ChangeQueue.Perform(books, account, change, change.Rule, call.Today)).ToList();
        var outcome = PlanChanger.Settle(books, account, instance, lines, assigned.Changes[0].DeferInvoice, call.Today);
        return PlanChangeAnswer.Changed(call, Name, account, instance, outcome, call.Today);
    }

    /// <summary>A start in the past bills its cycles at once on one invoice, or the first at once and the others with the next batch.</summary>
    private JsonObject CatchUp(Call call, Account account, NewPlan assigned)
    {
        var before = account.Invoices.Count;
        PlanAssignmentBilling.StartInThePast(call, account, [assigned]);
        var invoices = account.Invoices.Skip(before).ToList();
        var lines = invoices.SelectMany(invoice => invoice.Lines).ToList();
        var collection = invoices.Count == 0 ? CollectionResult.Ok : Collections.OfChange(call.Work.Books, account, invoices[0], call.Today);
        return PlanChangeAnswer.Changed(call, Name, account, assigned.Instance, new ChangeOutcome(lines, invoices.FirstOrDefault(), collection), call.Today);
    }
}
