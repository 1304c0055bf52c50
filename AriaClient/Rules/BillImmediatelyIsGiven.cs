namespace CrmAriaConnector.Aria;

internal sealed class BillImmediatelyIsGiven : AriaRule
{
    public override string Demand => "An order says when it is billed.";

    public override string Source => "Aria's own pages disagree on the default (the API's release 19 says it bills, the page on order settings says it does not)";

    public override void Check(AriaRequest request)
    {
        if (request is CreateOrderRequest or CreateOrderWithPlanRequest && !request.Has("bill_immediately"))
            throw Refuse("bill_immediately", null, "Say when the order is billed: give one of BillImmediately, 0 to 5.");
    }
}
