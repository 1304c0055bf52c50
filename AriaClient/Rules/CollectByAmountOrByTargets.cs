namespace CrmAriaConnector.Aria;

internal sealed class CollectByAmountOrByTargets : AriaRule<CollectFromAccountRequest>
{
    public override string Demand => "Money is collected by an amount or by what is owed on targets, never both; single charges need an amount.";

    public override string Source => "guide of collect_from_account_m: of both the amount wins and the targets are ignored in silence";

    protected override void Check(CollectFromAccountRequest request)
    {
        var target = request.FirstGiven("specific_invoices_list", "specific_master_plan_instances_list");
        var hasCharges = request.Has("specific_charge_transaction_id");
        if (request.AmountToCollect is { } amount)
        {
            if (amount <= 0)
                throw Refuse("amount_to_collect", amount, "Give an amount above zero.");
            if (target is not null)
                throw Refuse(target, request.Value(target), "Aria would collect the amount and ignore the targets without saying so. Give the amount, or the targets.");
        }
        else if (hasCharges)
        {
            throw Refuse("amount_to_collect", null, "To collect single charges, give the amount too.");
        }
        else if (target is null)
        {
            throw Refuse("amount_to_collect", null, "Say what to collect: an amount, invoices, or master plan instances.");
        }
    }
}
