namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>One successful call per operation on plans, in an order that works.</summary>
internal static class PlanExamples
{
    public static (string Operation, object Fields)[] All { get; } =
    [
        ("get_client_plans_all_m", new { include_all_rate_schedules = "true", include_plan_hierarchy = "true" }),
        ("get_avail_plans_for_acct_all_m", new { acct_no = 4711001, include_rs_summary = "true" }),
        ("get_client_items_all_m", new { }),
        ("get_acct_plan_unit_instance_all_m", new { acct_no = 4711001 }),
        ("modify_acct_plan_unit_instances_m", new { acct_no = 4711001, plan_inst_no = 8800102, new_plan_units = 1, new_client_plan_unit_inst = new[] { new { new_client_plan_unit_inst_id = "LINE-4" } }, assignment_directive = 4 }),
        ("update_acct_plan_unit_instance_m", new { acct_no = 4711001, client_plan_unit_inst_id = "LINE-4", plan_unit_inst_fields = new[] { new { field_name = "handset", field_value = "A1", plan_unit_inst_directive = 1 } } }),
        ("update_acct_plan_multi_m", new { acct_no = 4711001, assignment_directive = 4, invoicing_option = 2, plan_updates = new object[] { new { plan_directive = 3, existing_plan_instance_no = 8800102, plan_units = 5 }, new { plan_directive = 1, new_plan_no = 20400, parent_plan_instance_no = 8800101 } } }),
        ("assign_acct_plan_m", new { acct_no = 4711001, new_plan_no = 20300, parent_plan_instance_no = 8800101, assignment_directive = 4 }),
        ("replace_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800101, new_plan_no = 10100, assignment_directive = 4 }),
        ("remove_acct_plan_custom_rates_m", new { acct_no = 4711001, plan_instance_no = 8800102 }),
        ("update_acct_plan_status_m", new { acct_no = 4711001, plan_instance_no = 8800102, status_cd = -1 }),
        ("cancel_acct_plan_m", new { acct_no = 4711001, plan_instance_no = 8800102, assignment_directive = 4 }),
        ("update_acct_billing_group_m", new { acct_no = 4711001, billing_group_no = 660011, billing_group_name = "Head office", stmt_first_name = "Nora", stmt_email = "head@brightwater.example" }),
        ("get_acct_billing_group_details_m", new { acct_no = 4711001 }),
        ("get_acct_plan_history_m", new { acct_no = 4711001 }),
    ];
}
