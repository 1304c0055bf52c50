using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What a call is to charge: a way to pay in the call itself, a stored method it names, or the primary method of the account.</summary>
internal static class ChargedMethod
{
    public static PaymentMethod Of(Call call, Account account, BillingGroup? preferred = null)
    {
        if (AlternatePayment.Read(call) is { } alternate)
            return alternate;
        if (PaymentMethodBook.FindEnabled(account, call.Request) is { } named)
            return named;

        var group = preferred?.PrimaryMethodNo != null ? preferred : account.BillingGroups.FirstOrDefault(group => group.PrimaryMethodNo != null);
        return group?.PrimaryMethodNo is { } primary
            ? account.PaymentMethod(primary)!
            : throw new AriaFailure(ErrorCode.PaymentMethodRequired, "a payment method on file or an alternate one is required");
    }
}
