namespace CrmAriaConnector.Aria;

internal sealed class ClockMovesForward : AriaRule<AdvanceVirtualDatetimeRequest>
{
    public override string Demand => "The clock moves by whole hours, forward only.";

    public override string Source => "the API's release 19, field text of offset_hours";

    protected override void Check(AdvanceVirtualDatetimeRequest request)
    {
        if (request.OffsetHours is <= 0 and var hours)
            throw Refuse("offset_hours", hours, "Give a number of hours above zero.");
    }
}
