using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using static System.FormattableString;

namespace CrmAriaConnector.Aria;

/// <summary>An order is cancelled when its state says so, and did not before. What is not cancelled was never cancelled: there is no way back.</summary>
internal sealed class CancelledOrderReadBack : StateReadBack<CancelOrderRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, CancelOrderRequest change, CancellationToken cancellationToken)
    {
        var order = await OrderReads.FindAsync(client, change.AcctNo, change.ClientAcctId, change.OrderNo, cancellationToken).ConfigureAwait(false);
        if (order is null)
            return OrderReads.NotShown;
        var isCancelled = order.IsA("cancel");
        return StateReading.Of(new Aspect("cancelled " + isCancelled, isCancelled)) with { Identifiers = [new ChangeIdentifier("order_no", order.OrderNo!.Value.ToString(CultureInfo.InvariantCulture))] };
    }
}

/// <summary>An order that was to be billed is done when it has an invoice; one that was to be held or released, when its state says so.</summary>
internal sealed class UpdatedOrderReadBack : StateReadBack<UpdateOrderRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, UpdateOrderRequest change, CancellationToken cancellationToken)
    {
        if (change.BillImmediately is not { } billing)
            return StateReading.Not("Only the billing, holding and releasing of an order can be seen afterwards.");
        var order = await OrderReads.FindAsync(client, change.AccountNo, change.ClientAcctId, change.OrderNo, cancellationToken).ConfigureAwait(false);
        if (order is null)
            return OrderReads.NotShown;
        if (billing == BillImmediately.Yes)
        {
            var invoice = order.InvoiceNo is > 0 ? order.InvoiceNo : null;
            return StateReading.Of(new Aspect(Invariant($"{order.StatusLabel} {order.UpdateDate} {invoice}"), invoice is not null)) with
            {
                Identifiers = invoice is { } number ? [new ChangeIdentifier("invoice_no", number.ToString(CultureInfo.InvariantCulture))] : [],
            };
        }
        // Other members, such as the day of fulfilment, are shown by no reading.
        return StateReading.Of(new Aspect(order.StatusLabel ?? "", order.IsA("held") == (billing == BillImmediately.Hold) && !order.IsA("cancel"))) with { ShowsEveryChange = false };
    }
}
