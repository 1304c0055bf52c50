namespace CrmAriaConnector.Aria;

internal sealed class RateScheduleOrCustomRates : AriaRule<UpdateAcctPlanRequest>
{
    public override string Source => "seed: update an assigned plan and queue rate changes, which calls them alternatives";

    protected override void Check(UpdateAcctPlanRequest request)
    {
        if (request.CustomRates.Count == 0)
            return;
        if (request.AltRateScheduleNo is { } number)
            throw Refuse("alt_rate_schedule_no", number, "A rate schedule and custom rates exclude each other. Give one of them.");
        if (request.ClientAltRateScheduleId is { } id)
            throw Refuse("client_alt_rate_schedule_id", id, "A rate schedule and custom rates exclude each other. Give one of them.");
    }
}
