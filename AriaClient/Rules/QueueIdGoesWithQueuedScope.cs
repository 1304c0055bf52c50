namespace CrmAriaConnector.Aria;

internal sealed class QueueIdGoesWithQueuedScope : AriaRule<AssignCustomAcctPlanRatesRequest>
{
    public override string Demand => "A queue id for custom rates goes with scope Q only.";

    public override string Source => "seed: custom account plan rates, where Aria ignores the queue id unless the scope is Q";

    protected override void Check(AssignCustomAcctPlanRatesRequest request)
    {
        if (request.PlanQueueId is { } queueId && request.PlanScope != PlanScope.Queued)
            throw Refuse("plan_queue_id", queueId, "Aria would ignore the queue id and change the plan in force. Give plan_scope Q with it, or leave it out.");
    }
}
