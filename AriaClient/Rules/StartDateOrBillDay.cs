namespace CrmAriaConnector.Aria;

internal sealed class StartDateOrBillDay : AriaRule
{
    public override string Demand => "alt_start_date and alt_bill_day exclude each other; a bill day is 1 to 31.";

    public override string Source => "seed: create an account with a future plan activation date; error 5020";

    public override void Check(AriaRequest request)
    {
        foreach (var plan in request.Holders("alt_bill_day"))
        {
            if (plan.Long("alt_bill_day") is not { } day)
                continue;
            if (day is < 1 or > 31)
                throw Refuse("alt_bill_day", day, "Give a day of the month, 1 to 31.");
            if (plan.FirstGiven("alt_start_date", "override_bill_thru_date") is { } other)
                throw Refuse(other, plan.Value(other), $"{other} and alt_bill_day exclude each other. Give one of them.");
        }
    }
}
