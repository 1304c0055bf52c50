using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Asks the processor about a card: one in the call (alt_pay_method 1), one on file by its number, or that of a billing group. Nothing is collected or kept.</summary>
internal sealed class ValidatePaymentInformation : IOperation
{
    public string Name => "validate_payment_information_m";

    public string Summary => "a card in the call, on file, or of a billing group; 4011 when declined; keeps nothing";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
    [
        "account_no", "CVV", "seq_no", "alt_pay_method", "currency_cd", "billing_group_no", "client_billing_group_id",
        "cc_number", "cc_expire_mm", "cc_expire_yyyy", .. AlternatePayment.ContactNames,
    ]);

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account("account_no");
        var said = Processor.Charge(call.Work.Books, Method(call, account), call.Today);
        if (!said.Approved)
            throw new AriaFailure(ErrorCode.AuthorizationFailed, "credit card authorization failed") { Outputs = Outputs(said) };

        var answer = new JsonObject();
        ProcessorFields.Add(answer, said);
        return answer;
    }

    private static PaymentMethod Method(Call call, Account account)
    {
        if (AlternatePayment.Read(call) is { } alternate)
            return alternate;
        if (call.Request.Long("seq_no") is { } no)
            return account.PaymentMethod(no) ?? throw new AriaFailure(ErrorCode.UnknownPaymentMethodNo, $"payment method {no} is not on the account");

        var group = BillingGroupLookup.Find(account, call.Request) ?? account.BillingGroups.FirstOrDefault(group => group.PrimaryMethodNo != null);
        return group?.PrimaryMethodNo is { } primary
            ? account.PaymentMethod(primary)!
            : throw new AriaFailure(ErrorCode.PaymentMethodRequired, "a payment method on file or an alternate one is required");
    }

    private static JsonObject Outputs(ProcessorAnswer said)
    {
        var outputs = new JsonObject
        {
            ["collection_errors"] = Json.Rows([new JsonObject { ["collection_error_code"] = ErrorCode.AuthorizationFailed, ["collection_error_msg"] = "credit card authorization failed" }]),
        };
        ProcessorFields.Add(outputs, said);
        return outputs;
    }
}
