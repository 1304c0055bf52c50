using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The payments of which something can still be given back, newest first.</summary>
internal sealed class GetRefundablePayments : IOperation
{
    public string Name => "get_refundable_payments_m";

    public string Summary => "payments with something left to refund; sum of unapplied money on request";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "include_unapplied_payments",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        return new JsonObject
        {
            ["refundable_payments"] = Json.Rows(account.Payments
                .Where(payment => !payment.IsCashCredit && payment.Amount > payment.Refunded && PaymentRows.Pays(account, payment, master))
                .Reverse()
                .Select(payment => new JsonObject
                {
                    ["payment_transaction_id"] = payment.TransactionId,
                    ["payment_date"] = Json.Day(payment.Date),
                    ["payment_description"] = TransactionType.Label(payment.Type),
                    ["payment_amount"] = Json.Amount(payment.Amount),
                    ["payment_refunded_amount"] = Json.Amount(payment.Refunded),
                    ["payment_refundable_amount"] = Json.Amount(payment.Amount - payment.Refunded),
                })),
            ["unapplied_payment_summary"] = PaymentRows.Unapplied(call, account),
        };
    }
}
