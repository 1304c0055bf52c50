namespace CrmAriaConnector.Aria;

internal sealed class OrderQualifiersAreFew : AriaRule
{
    /// <summary>How many an order takes.</summary>
    public const int Most = 9;

    public override string Demand => "An order has at most 9 qualifiers.";

    public override string Source => "guides of the order operations";

    public override void Check(AriaRequest request)
    {
        if (request is CreateOrderRequest or CreateOrderWithPlanRequest or UpdateOrderRequest && request.Value("optional_transaction_qualifiers") is System.Collections.ICollection { Count: > Most } qualifiers)
            throw Refuse("optional_transaction_qualifiers", qualifiers.Count, $"An order takes at most {Most} qualifiers. Leave some out.");
    }
}
