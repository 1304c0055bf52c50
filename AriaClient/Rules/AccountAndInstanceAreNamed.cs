namespace CrmAriaConnector.Aria;

internal sealed class AccountAndInstanceAreNamed : AriaRule
{
    public override string Source => "seed: custom account plan rates, required fields; taken for the plan update too";

    public override void Check(AriaRequest request)
    {
        switch (request)
        {
            case UpdateAcctPlanRequest update:
                Check(update.AcctNo, update.ClientAcctId, update.PlanInstanceNo, update.ClientPlanInstanceId);
                break;
            case AssignCustomAcctPlanRatesRequest assign:
                Check(assign.AcctNo, assign.ClientAcctId, assign.PlanInstanceNo, assign.ClientPlanInstanceId);
                break;
        }
    }

    private void Check(long? acctNo, string? clientAcctId, long? planInstanceNo, string? clientPlanInstanceId)
    {
        if (acctNo is null && string.IsNullOrEmpty(clientAcctId))
            throw Refuse("acct_no", null, "Name the account: give acct_no or client_acct_id.");
        if (planInstanceNo is null && string.IsNullOrEmpty(clientPlanInstanceId))
            throw Refuse("plan_instance_no", null, "Name the plan instance: give plan_instance_no or client_plan_instance_id.");
    }
}
