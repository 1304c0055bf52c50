using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Orders goods for a plan instance. bill_immediately says when they are billed.</summary>
internal sealed class CreateOrder : IOperation
{
    public string Name => "create_order_m";

    public string Summary => "goods for an instance; bill_immediately 0–5, fulfilled_date, price where the item allows it; dry run";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "plan_instance_no", "client_plan_instance_id", "order_line_items", "bill_immediately", "client_order_id",
        "client_receipt_id", "do_write", "statement_message", "fulfilled_date", "order_comments", "nso_po_num", "recurring_processing_model_ind",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var instance = Call.Instance(account, call.Request) ?? throw AriaFailure.Missing("plan_instance_no");
        if (PlanStatus.IsEnded(instance.Status))
            throw new AriaFailure(ErrorCode.StatusForbidsChange, $"invalid status for the plan: the instance is {PlanStatus.Label(instance.Status)}");

        var order = OrderReader.Read(call, account, instance);
        var billsNow = order.Billing == OrderBilling.Now || (order.Billing == OrderBilling.OnFulfilment && order.FulfilledOn == call.Today);
        var lines = OrderBiller.Lines(call.Work.Books, account, order, call.Today);
        OrderAnswer.Number(lines);
        var outcome = billsNow ? OrderBiller.Bill(call.Work.Books, account, instance, lines, call.Today) : null;
        var answer = OrderAnswer.Of(call, outcome);
        OrderAnswer.AddCart(answer, lines);
        answer["tax_details"] = Json.Rows(lines.Where(line => line.LineType == LineType.Tax).Select((line, index) => TaxDetail.Of(lines, line, index + 1)));
        answer["order_no"] = call.DoWrite ? order.No : null;
        return answer;
    }
}
