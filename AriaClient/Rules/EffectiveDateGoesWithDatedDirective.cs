namespace CrmAriaConnector.Aria;

internal sealed class EffectiveDateGoesWithDatedDirective : AriaRule<UpdateAcctPlanRequest>
{
    private const string Field = "effective_date";

    public override string Source => "guide of edit_acct_plan_queued_changes_m and the API's release 19; that a change without a day stays in the queue for good is refused here on purpose";

    protected override void Check(UpdateAcctPlanRequest request)
    {
        var isDated = request.AssignmentDirective is { IsDated: true };
        if (isDated && request.EffectiveDate is null)
            throw Refuse(Field, null, $"Assignment directive {request.AssignmentDirective} changes the plan on a day: give the day, or a directive from 1 to 6. Without a day the change would wait in the queue for good.");
        if (!isDated && request.EffectiveDate is { } date)
            throw Refuse(Field, date, $"Assignment directive {request.AssignmentDirective} takes no day: leave it out, or give a directive from 7 to 11.");
    }
}
