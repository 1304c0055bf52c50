namespace CrmAriaConnector.Aria;

internal sealed class AssignmentDirectiveIsGiven : AriaRule
{
    /// <summary>update_acct_complete_m changes a plan only where one of these is given; without them it is about contacts and the like.</summary>
    private static readonly string[] ChangesThePlan =
        ["master_plan_no", "client_master_plan_id", "master_plan_units", "alt_rate_schedule_no", "client_alt_rate_schedule_id", "update_acct_custom_rates"];

    public override string Demand => "A change of plans says when it takes place and how it is prorated (update_acct_complete_m: master_plan_assign_directive).";

    public override string Source => "Aria's own pages disagree on the default (1 in the guides, 2 in the API's release 19 and for units)";

    public override void Check(AriaRequest request)
    {
        if (request.DirectiveMember() is not { } field || request.Has(field))
            return;
        if (request is UpdateAcctCompleteRequest && request.FirstGiven(ChangesThePlan) is null)
            return;
        throw Refuse(field, null, "Say when the change takes place and how it is prorated: give one of AssignmentDirective, 1 to 11.");
    }
}
