namespace CrmAriaConnector.Aria;

internal sealed class RowsAreGiven : AriaRule
{
    public override string Demand => "An order has lines, a creation an account.";

    public override string Source => "guide of create_order_m (lines with client_sku and units) and error 1008; error 1010 of create_acct_complete_m";

    public override void Check(AriaRequest request)
    {
        if (request is CreateOrderRequest or CreateOrderWithPlanRequest && !request.Has("order_line_items"))
            throw Refuse("order_line_items", null, "Give at least one order line, each with client_sku and units.");
        if (request is CreateAcctCompleteRequest && !request.Has("acct"))
            throw Refuse("acct", null, "Give the account to create.");
    }
}
