namespace CrmAriaConnector.Aria;

internal sealed class FutureFulfilmentNamesItsDay : AriaRule
{
    private const long OnADay = 2;

    public override string Demand => "A service fulfilled on a future day (fulfillment_directive 2) names the day.";

    public override string Source => "guide of update_acct_plan_unit_instance_m";

    public override void Check(AriaRequest request)
    {
        foreach (var service in request.Holders("fulfillment_directive"))
            if (service.Long("fulfillment_directive") == OnADay && !service.Has("service_fulfillment_date"))
                throw Refuse("service_fulfillment_date", null, "Give the day on which the service is fulfilled, or fulfillment_directive 1 for now.");
    }
}
