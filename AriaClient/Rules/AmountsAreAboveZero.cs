namespace CrmAriaConnector.Aria;

internal sealed class AmountsAreAboveZero : AriaRule
{
    public override string Demand => "Payments, credits and refunds are above zero; a percentage is at most 100.";

    public override string Source => "error 1025";

    public override void Check(AriaRequest request)
    {
        foreach (var name in (string[])["payment_amount", "credit_amount", "total_refund_amount", "percent_amount"])
            if (request.Decimal(name) is <= 0 and var amount)
                throw Refuse(name, amount, "Give an amount above zero.");
        if (request is CreateAdvancedServiceCreditRequest { Amount: <= 0 and var credit })
            throw Refuse("amount", credit, "Give an amount above zero.");
        if (request.Decimal("percent_amount") is > 100 and var percent)
            throw Refuse("percent_amount", percent, "Give a percentage of at most 100.");
    }
}
