namespace CrmAriaConnector.Aria;

internal sealed class PlanIsNamed : AriaRule
{
    public override string Demand => "An assignment or replacement names its new plan, and so does every master plan of a new account.";

    public override string Source => "guides of assign_acct_plan_m and replace_acct_plan_m (fields by what is done); error 1010 of create_acct_complete_m where the plan is missing";

    public override void Check(AriaRequest request)
    {
        if (request is AssignAcctPlanRequest or ReplaceAcctPlanRequest && request.FirstGiven(PlanChange.Plan) is null)
            throw Refuse("new_plan_no", null, "Name the plan: give new_plan_no or new_client_plan_id.");
        foreach (var account in request.Holders("master_plans_detail"))
            foreach (var master in account.Rows("master_plans_detail"))
                if (master.FirstGiven("plan_no", "client_plan_id") is null)
                    throw Refuse("plan_no", null, "Name each master plan of the account: give plan_no or client_plan_id.");
    }
}
