using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Books money that came another way. Its reference must be new in the tenant; only one kind of target may be named.</summary>
internal sealed class RecordExternalPayment : IOperation
{
    public string Name => "record_external_payment_m";

    public string Summary => "money received elsewhere, for charges, invoices or masters, or in order; 5001 for a used reference";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "reference_code", "payment_amount", "comments", "client_receipt_id", "payment_received_date",
        "specific_charge_transaction_id", "invoice_no", "payment_application_method", "specific_master_plan_instances_list",
    };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var reference = call.Request.Text("reference_code")!;
        var amount = Amounts.Positive(call.Request, "payment_amount", account.Currency)!.Value;
        var received = call.Request.Date("payment_received_date");
        if (received > call.Today)
            throw AriaFailure.BadDate("payment_received_date", "must not be in the future");
        if (call.Work.Accounts.Any(other => other.Payments.Any(payment => payment.ReferenceCode == reference)))
            throw new AriaFailure(ErrorCode.DuplicateEntry, "duplicate entry: reference_code has been used");

        IReadOnlyList<long>?[] targets =
        [
            PaymentTargets.Charges(account, call.Request), PaymentTargets.Invoices(account, call.Request, "invoice_no"), PaymentTargets.Masters(account, call.Request),
        ];
        if (targets.Count(target => target != null) > 1)
            throw AriaFailure.Invalid("only one of specific_charge_transaction_id, invoice_no and specific_master_plan_instances_list may be given");

        var payment = new Payment
        {
            TransactionId = call.Work.Next(Sequence.Transaction),
            Date = call.Today,
            Amount = amount,
            ReferenceCode = reference,
            Comments = call.Request.Text("comments"),
            ReceivedOn = received ?? call.Today,
            ReceiptId = call.Request.Text("client_receipt_id"),
        };
        Ledger.Receive(account, payment, call.Today, targets.FirstOrDefault(target => target != null), PaymentTargets.Order(call.Request));
        call.Did(ActionType.Payment, "Payment", "External payment recorded", "transaction_id", payment.TransactionId);
        return new JsonObject { ["transaction_id"] = payment.TransactionId };
    }
}
