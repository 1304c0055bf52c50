using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>An order is cancelled when its state says so.</summary>
internal sealed class CancelledOrderReadBack : ReadBack<CancelOrderRequest>
{
    /// <summary>Aria gives the state as text only: Held, Placed, Filled, Billed, Cancelled. Both spellings of the last are taken.</summary>
    private const string Cancelled = "cancel";

    protected override async Task<Finding> FindAsync(AriaClient client, CancelOrderRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new GetOrderRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, OrderNo = change.OrderNo }, cancellationToken).ConfigureAwait(false);
        var order = answer.Orders.FirstOrDefault(row => row.OrderNo == change.OrderNo);
        if (order is null)
            return Finding.CannotTell("Aria does not show the order. Look at the account in Aria.");
        return order.StatusLabel?.IndexOf(Cancelled, StringComparison.OrdinalIgnoreCase) >= 0
            ? Finding.Done("The order is cancelled.", new ChangeIdentifier("order_no", order.OrderNo!.Value.ToString(CultureInfo.InvariantCulture)))
            : Finding.Nothing($"The order is {order.StatusLabel}.");
    }
}

/// <summary>An order that was to be billed is done when it has an invoice.</summary>
internal sealed class BilledOrderReadBack : ReadBack<UpdateOrderRequest>
{
    protected override async Task<Finding> FindAsync(AriaClient client, UpdateOrderRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        if (change.BillImmediately != BillImmediately.Yes)
            return Finding.CannotTell("Only the billing of an order can be seen afterwards. Look at the order in Aria.");
        var answer = await client.SendAsync(new GetOrderRequest { AcctNo = change.AccountNo, ClientAcctId = change.ClientAcctId, OrderNo = change.OrderNo }, cancellationToken).ConfigureAwait(false);
        var order = answer.Orders.FirstOrDefault(row => row.OrderNo == change.OrderNo);
        return order?.InvoiceNo is > 0 and var invoice
            ? Finding.Done("The order is billed.", new ChangeIdentifier("invoice_no", invoice.ToString(CultureInfo.InvariantCulture)))
            : Finding.Nothing("The order has no invoice.");
    }
}
