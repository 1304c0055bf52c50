using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria;

/// <summary>Reads the one order a change is about.</summary>
internal static class OrderReads
{
    public static readonly StateReading NotShown = StateReading.Not("Aria does not show the order.");

    public static async Task<Order?> FindAsync(AriaClient client, long? acctNo, string? clientAcctId, long? orderNo, CancellationToken cancellationToken)
    {
        var look = new GetOrderRequest { AcctNo = acctNo, ClientAcctId = clientAcctId, OrderNo = orderNo };
        return (await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false)).Orders.FirstOrDefault(row => row.OrderNo == orderNo);
    }

    /// <summary>Aria gives the state as text only: Held, Placed, Filled, Billed, Cancelled. Both spellings of the last are taken.</summary>
    public static bool IsA(this Order order, string state) => order.StatusLabel?.IndexOf(state, StringComparison.OrdinalIgnoreCase) >= 0;
}
