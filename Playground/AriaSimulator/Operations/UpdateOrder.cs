using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Releases an order, moves the day it is fulfilled, or bills and collects it (bill_immediately 1).</summary>
internal sealed class UpdateOrder : IOperation
{
    public string Name => "update_order_m";

    public string Summary => "release, fulfilment day, billing now; dry run";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "account_no", "client_acct_id", "order_no", "bill_immediately", "do_write", "fulfilled_date",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount("account_no");
        var order = OrderReader.Find(account, call.Request.Long("order_no"));
        if (!order.IsOpen)
            throw AriaFailure.Invalid($"order {order.No} is {order.Status.ToString().ToLowerInvariant()} and cannot be updated");

        account.DeferredLines.RemoveAll(line => line.OrderNo == order.No);
        if (call.Request.Has("fulfilled_date"))
            order.FulfilledOn = OrderReader.Fulfilment(call);
        order.Billing = call.Request.Long("bill_immediately") switch
        {
            null => order.Billing,
            >= 0 and <= 5 and { } code => (OrderBilling)code,
            _ => throw AriaFailure.Invalid("bill_immediately must be from 0 to 5"),
        };
        order.Status = order.Billing == OrderBilling.Hold ? OrderStatus.Held : OrderStatus.Placed;
        order.UpdatedOn = call.Today;

        var lines = OrderBiller.Lines(call.Work.Books, account, order, call.Today);
        OrderAnswer.Number(lines);
        var outcome = order.Billing == OrderBilling.Now ? OrderBiller.Bill(call.Work.Books, account, account.Instance(order.PlanInstanceNo)!, lines, call.Today) : null;
        var answer = OrderAnswer.Of(call, outcome);
        OrderAnswer.AddCart(answer, lines);
        return answer;
    }
}
