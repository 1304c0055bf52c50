namespace CrmAriaConnector.Aria;

internal sealed class QueueEditsNameTheirChange : AriaRule<EditAcctPlanQueuedChangesRequest>
{
    public override string Demand => "Every edit of the queue names its queue id; a move names its day; directives are 7 to 11.";

    public override string Source => "guide of edit_acct_plan_queued_changes_m: without a queue id every change of the instance is edited, without an instance every one of the account";

    protected override void Check(EditAcctPlanQueuedChangesRequest request)
    {
        foreach (var edit in request.EditQueuedChanges)
        {
            if (edit.QueueId is null)
                throw Refuse("queue_id", null, "Name the queued change. Without its id Aria would edit every queued change of the plan instance, or of the whole account.");
            if (edit.QueueEditDirective is not { } directive)
                throw Refuse("queue_edit_directive", null, "Say what to do with the queued change: 0 delete, 1 execute now, 2 move to another day.");
            if (directive == QueueEditDirective.ChangeDate && edit.NewEffectiveDate is null)
                throw Refuse("new_effective_date", null, "Give the day the queued change is moved to.");
            if (directive != QueueEditDirective.ChangeDate && edit.NewEffectiveDate is { } date)
                throw Refuse("new_effective_date", date, "Aria would ignore the day: give queue_edit_directive 2 with it, or leave it out.");
            if (edit.AssignmentDirective is { IsDated: false } immediate)
                throw Refuse("assignment_directive", immediate.Code, "A queued change takes directives 7 to 11 only.");
        }
    }
}
