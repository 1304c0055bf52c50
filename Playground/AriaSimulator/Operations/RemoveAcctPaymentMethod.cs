using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Disables a payment method for good. One that a billing group is charged to is refused (assumed 1014).</summary>
internal sealed class RemoveAcctPaymentMethod : IOperation
{
    public string Name => "remove_acct_payment_method_m";

    public string Summary => "disables a method for good; 1014 when a billing group is charged to it";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id", "payment_method_no", "client_payment_method_id" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var method = PaymentMethodBook.Find(account, call.Request) ?? throw AriaFailure.Missing("payment_method_no");
        PaymentMethodBook.CheckUnused(account, method);
        PaymentMethodBook.Disable(call, method);
        return [];
    }
}
