namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>One successful call per operation on plans, in an order that works.</summary>
internal static class PlanExamples
{
    public static (string Operation, object Fields)[] All { get; } =
    [
        ("assign_acct_plan_m", new { acct_no = 4711001, new_plan_no = 20300, parent_plan_instance_no = 8800101, assignment_directive = 4 }),
        ("replace_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800101, new_plan_no = 10100, assignment_directive = 4 }),
        ("remove_acct_plan_custom_rates_m", new { acct_no = 4711001, plan_instance_no = 8800102 }),
        ("update_acct_plan_status_m", new { acct_no = 4711001, plan_instance_no = 8800102, status_cd = -1 }),
        ("cancel_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, assignment_directive = 4 }),
    ];
}
