namespace CrmAriaConnector.Aria;

internal sealed class RequiredMembersAreGiven : AriaRule
{
    public override string Demand => "Every member the operation demands has a value, in the rows of its lists too.";

    public override string Source => "the API's release 19, corrected where newer guides or live callers show otherwise";

    public override bool ConcernsReads => true;

    public override void Check(AriaRequest request) => Check(request, request.Operation);

    private void Check(AriaObject owner, string where)
    {
        foreach (var member in owner.Schema.Members)
        {
            if (member.IsRequired && !owner.Has(member.Name))
                throw Refuse(member.Name, null, $"{where} demands {member.Name}. Give it a value.");
            if (member.Rows is not null)
                foreach (var row in owner.Rows(member.Name))
                    Check(row, $"Each row of {member.Name}");
        }
    }
}
