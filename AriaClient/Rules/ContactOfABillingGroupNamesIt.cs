namespace CrmAriaConnector.Aria;

internal sealed class ContactOfABillingGroupNamesIt : AriaRule<UpdateContactRequest>
{
    public override string Demand => "A contact of billing, backup billing or statements names its billing group.";

    public override string Source => "guide of update_contact_m: indicators 2 to 4 need a billing group";

    protected override void Check(UpdateContactRequest request)
    {
        if (request.ContactInd is { Code: >= 2 and <= 4 } contact && request.FirstGiven("billing_group_no", "client_billing_group_id") is null)
            throw Refuse("billing_group_no", null, $"Contact {contact.Code} belongs to a billing group: name it.");
    }
}
