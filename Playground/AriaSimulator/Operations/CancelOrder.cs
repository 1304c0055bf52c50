using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Cancels an order that is not billed yet.</summary>
internal sealed class CancelOrder : IOperation
{
    public string Name => "cancel_order_m";

    public string Summary => "an order that is not billed; 3016, 3032";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "order_no" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var order = OrderReader.Find(account, call.Request.Long("order_no"));
        if (!order.IsOpen)
            throw new AriaFailure(ErrorCode.CannotCancelOrder, "could not cancel order");

        order.Status = OrderStatus.Cancelled;
        order.UpdatedOn = call.Today;
        account.DeferredLines.RemoveAll(line => line.OrderNo == order.No);
        return [];
    }
}
