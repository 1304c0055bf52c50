namespace CrmAriaConnector.Aria;

internal sealed class RateScheduleOrCustomRates : AriaRule
{
    public override string Demand => "A rate schedule and custom rates exclude each other.";

    public override string Source => "seed: update an assigned plan and queue rate changes, which calls them alternatives";

    public override void Check(AriaRequest request)
    {
        foreach (var rates in PlanChange.CustomRates)
            foreach (var change in request.Holders(rates))
                if (change.Has(rates) && change.FirstGiven(PlanChange.Schedule) is { } schedule)
                    throw Refuse(schedule, change.Value(schedule), "A rate schedule and custom rates exclude each other. Give one of them.");
    }
}
