namespace CrmAriaConnector.Aria;

internal sealed class AssignmentDirectiveIsGiven : AriaRule
{
    public override string Demand => "A change of plans says when it takes place and how it is prorated.";

    public override string Source => "Aria's own pages disagree on the default (1 in the guides, 2 in the API's release 19 and for units)";

    public override void Check(AriaRequest request)
    {
        if (!request.IsRead && request is not CreateAcctCompleteRequest && request.Takes("assignment_directive") && !request.Has("assignment_directive"))
            throw Refuse("assignment_directive", null, "Say when the change takes place and how it is prorated: give one of AssignmentDirective, 1 to 11.");
    }
}
