using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Assigns a supplemental plan and orders goods for it, on one invoice when both are billed at once. An instance that is
/// there already only gets the order.
/// </summary>
internal sealed class CreateOrderWithPlan : IOperation
{
    public string Name => "create_order_with_plan_m";

    public string Summary => "a supplemental plan, now or on the anniversary, with goods; or goods for an instance; dry run";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "order_line_items", "parent_plan_instance_no", "client_parent_plan_instance_id", "supp_plan_instance_no",
        "client_plan_instance_id", "supp_plan_no", "client_supp_plan_id", "supp_plan_units", "assignment_directive", "bill_immediately",
        "client_order_id", "client_receipt_id", "do_write", "statement_message", "order_comments", "nso_po_num", "po_num",
        "recurring_processing_model_ind", "include_plan_instance_queue",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var assigned = call.Request.Has("supp_plan_instance_no") ? null : Assign(call, account);
        var instance = assigned?.Instance ?? Call.Instance(account, call.Request, "supp_plan_instance_no")!;
        List<InvoiceLine> planLines = [];
        List<QueuedChange> queued = [];
        if (assigned is { IsNow: true })
            planLines.AddRange(assigned.Changes.SelectMany(change => ChangeQueue.Perform(call.Work.Books, account, change, change.Rule, call.Today)));
        else if (assigned != null)
            queued.AddRange(assigned.Changes);
        queued.ForEach(change => PlanCommands.Enqueue(call, account, change));

        var order = OrderReader.Read(call, account, instance);
        var orderLines = OrderBiller.Lines(call.Work.Books, account, order, call.Today);
        var bills = order.Billing == OrderBilling.Now ? [.. planLines, .. orderLines] : planLines;
        var outcome = bills.Count > 0 ? OrderBiller.Bill(call.Work.Books, account, instance, bills, call.Today) : null;

        List<InvoiceLine> cart = [.. planLines, .. orderLines];
        OrderAnswer.Number(cart);
        var answer = OrderAnswer.Of(call, outcome, "statement_error_code");
        OrderAnswer.AddTotals(answer, cart, "_2");
        answer["order_no"] = call.DoWrite ? order.No : null;
        answer["plan_instance_queue"] = QueueType.Rows(call, [.. queued]);
        answer["cart_inv_line_items"] = Json.Rows(cart.Select(line =>
        {
            var row = OrderAnswer.CartRow(cart, line);
            row["plan_instance_no"] = call.DoWrite ? line.PlanInstanceNo : null;
            return row;
        }));
        return answer;
    }

    private static NewPlan Assign(Call call, Account account)
    {
        if (AssignmentDirective.Read(call.Request, call.Work.Settings).Time == ChangeTime.OnDate)
            throw AriaFailure.Invalid("assignment_directive must be from 1 to 6: this operation takes no effective_date");

        var parent = Call.Instance(account, call.Request, "parent_plan_instance_no", "client_parent_plan_instance_id") ?? throw AriaFailure.Missing("parent_plan_instance_no");
        var row = new AriaRow(new JsonObject
        {
            ["new_plan_no"] = call.Request.Long("supp_plan_no"),
            ["new_client_plan_id"] = call.Request.Text("client_supp_plan_id"),
            ["plan_units"] = call.Request.Real("supp_plan_units"),
            ["client_plan_instance_id"] = call.Request.Text("client_plan_instance_id"),
            ["po_num"] = call.Request.Text("po_num"),
        });
        return PlanAssignment.Read(call, account, row, PlanFields.Assign, parent, IndexedGroups.None);
    }
}
