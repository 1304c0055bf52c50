using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The lines of one order, of whatever account.</summary>
internal sealed class GetOrderItems : IOperation
{
    public string Name => "get_order_items_m";

    public string Summary => "the lines of an order; 3032";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "order_no" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var number = call.Request.Long("order_no");
        var order = call.Work.Accounts.SelectMany(account => account.Orders).FirstOrDefault(order => order.No == number)
            ?? throw new AriaFailure(ErrorCode.InvalidOrder, $"invalid order number: {number}");
        return new JsonObject { ["order_items_list"] = Json.Rows(order.Items.Select(GetOrder.Item)) };
    }
}
