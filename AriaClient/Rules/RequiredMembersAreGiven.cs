namespace CrmAriaConnector.Aria;

internal sealed class RequiredMembersAreGiven : AriaRule
{
    public override string Demand => "Every member the operation demands has a value.";

    public override string Source => "the API's release 19, corrected where newer guides or live callers show otherwise";

    public override bool ConcernsReads => true;

    public override void Check(AriaRequest request)
    {
        foreach (var member in request.Schema.Members)
            if (member.IsRequired && !request.Has(member.Name))
                throw Refuse(member.Name, null, $"{request.Operation} demands {member.Name}. Give it a value.");
    }
}
