using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>
/// Collects an amount, or what some invoices or masters owe. An amount wins over invoices and masters, which are then
/// ignored; named charges demand an amount. Source: Aria, collect_from_account_m guide.
/// </summary>
internal sealed class CollectFromAccount : IOperation
{
    public string Name => "collect_from_account_m";

    public string Summary => "an amount, or what charges, invoices or masters owe; stored method or one in the call; 4001 when declined";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>(
    [
        "acct_no", "client_acct_id", "amount_to_collect", "payment_method_no", "client_payment_method_id", "client_receipt_id",
        "specific_charge_transaction_id", "payment_application_method", "specific_invoices_list", "specific_master_plan_instances_list",
        "recurring_processing_model_ind", .. AlternatePayment.Names,
    ]);

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount();
        var order = PaymentTargets.Order(call.Request);
        var amount = Amounts.Positive(call.Request, "amount_to_collect", account.Currency);
        var charges = PaymentTargets.Charges(account, call.Request);
        if (charges != null && amount == null)
            throw AriaFailure.Missing("amount_to_collect");

        var targets = charges ?? (amount != null ? null : Targets(account, call.Request));
        var due = amount ?? PaymentTargets.Open(account, targets!);
        if (due <= 0)
            throw new AriaFailure(ErrorCode.BalanceIsZero, "balance is zero: nothing is owed on what was named");

        var result = Collections.Charge(call.Work.Books, account, ChargedMethod.Of(call, account), due, targets, call.Today, order);
        return CollectionAnswer.Of(call, result);
    }

    private static IReadOnlyList<long> Targets(Account account, AriaRow request)
    {
        var invoices = PaymentTargets.Invoices(account, request, "specific_invoices_list");
        var masters = PaymentTargets.Masters(account, request);
        return invoices == null && masters == null
            ? throw AriaFailure.Missing("amount_to_collect")
            : [.. (invoices ?? []).Concat(masters ?? []).Distinct()];
    }
}
