using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>A payment method is removed when it is disabled or listed no more, and was enabled before. What is enabled was never removed: there is no way back.</summary>
internal sealed class RemovedPaymentMethodReadBack : StateReadBack<RemoveAcctPaymentMethodRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, RemoveAcctPaymentMethodRequest change, CancellationToken cancellationToken)
    {
        var look = new GetAcctPaymentMethodsAndTermsRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, FilterStatus = PaymentMethodStatus.All, PaymentsReturned = PaymentsReturned.Methods };
        var methods = (await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false)).AccountPaymentMethods;
        var isEnabled = methods.Any(method => method.Status != PaymentMethodStatus.Disabled
            && (change.PaymentMethodNo is { } number ? method.PaymentMethodNo == number : method.ClientPaymentMethodId == change.ClientPaymentMethodId));
        return StateReading.Of(new Aspect("enabled " + isEnabled, !isEnabled));
    }
}
