namespace CrmAriaConnector.Aria;

internal sealed class DunningStateFits : AriaRule
{
    private const long None = 0;
    private const long InProgress = 1;

    public override string Demand => "dunning_state is set to 1, or to 0 together with the plan's status; a degrade date goes with 1.";

    public override string Source => "guide of update_acct_plan_status_m (2 is set by Aria only; setting 0, also send the status; degrade_date only when dunning_state is 1); error 7034";

    public override void Check(AriaRequest request)
    {
        foreach (var change in request.Holders("dunning_state"))
        {
            var state = change.Long("dunning_state");
            if (state is not (null or None or InProgress))
                throw Refuse("dunning_state", state, "Set 0 to end dunning or 1 to begin it; Aria alone sets others.");
            if (state == None && change.FirstGiven("plan_status", "plan_status_cd", "status_cd") is null)
                throw Refuse("dunning_state", state, "To end dunning, give the status of the plan with it, for instance 1.");
            if (state != InProgress && change.Value("degrade_date") is { } date)
                throw Refuse("degrade_date", date, "A degrade date goes with dunning_state 1. Give it, or leave the date out.");
        }
    }
}
