namespace CrmAriaConnector.Aria;

internal sealed class AssignmentDirectiveIsGiven : AriaRule<UpdateAcctPlanRequest>
{
    public override string Source => "Aria's own pages disagree on the default (1 in the guides, 2 in the API's release 19)";

    protected override void Check(UpdateAcctPlanRequest request)
    {
        if (request.AssignmentDirective is null)
            throw Refuse("assignment_directive", null, "Say when the change takes place and how it is prorated: give one of AssignmentDirective, 1 to 11.");
    }
}
