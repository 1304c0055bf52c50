namespace CrmAriaConnector.Aria;

internal sealed class ExternalDestinationHasItsId : AriaRule<RecordExternalPaymentRequest>
{
    public override string Demand => "external_destination_id and external_id come together.";

    public override string Source => "error 22006";

    protected override void Check(RecordExternalPaymentRequest request)
    {
        if (request.ExternalDestinationId is { } destination && !request.Has("external_id"))
            throw Refuse("external_destination_id", destination, "Give external_id with the destination, or leave both out.");
        if (!request.Has("external_destination_id") && request.ExternalId is { Length: > 0 } id)
            throw Refuse("external_id", id, "Give external_destination_id with the id, or leave both out.");
    }
}
