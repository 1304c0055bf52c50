using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Collects the whole balance of the account, or of one master: 4003 when it is zero, 4020 when it is below.</summary>
internal sealed class SettleAccountBalance : IOperation
{
    public string Name => "settle_account_balance_m";

    public string Summary => "the whole balance, or that of one master; 4003, 4020";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
    [
        "acct_no", "client_acct_id", "master_plan_instance_no", "client_master_plan_instance_id", "payment_method_no", "client_payment_method_id",
        "client_receipt_id", "recurring_processing_model_ind", .. AlternatePayment.Names,
    ]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var master = Call.Instance(account, call.Request, "master_plan_instance_no", "client_master_plan_instance_id");
        var balance = master == null ? account.Balance() : Balances.OfMaster(account, master);
        if (balance == 0)
            throw new AriaFailure(ErrorCode.BalanceIsZero, "account balance is zero");
        if (balance < 0)
            throw new AriaFailure(ErrorCode.BalanceBelowZero, "account balance is below zero");

        var group = master == null ? null : account.BillingGroups.FirstOrDefault(group => group.No == master.BillingGroupNo);
        List<long>? invoices = master == null ? null : [.. account.Invoices.Where(invoice => PaymentTargets.IsOf(account, invoice, master)).Select(invoice => invoice.No)];
        var result = Collections.Charge(call.Work.Books, account, ChargedMethod.Of(call, account, group), balance, invoices, call.Today);
        return CollectionAnswer.Of(call, result);
    }
}
