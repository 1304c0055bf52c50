namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The names under which an operation takes what all plan changes take; they differ from one to the next.</summary>
/// <param name="InstanceNo">The number of the instance to change.</param>
/// <param name="InstanceId">The caller's id of the instance to change.</param>
/// <param name="NewInstanceId">The id the instance is to have.</param>
/// <param name="Status">The status it is to have.</param>
/// <param name="ParentId">The caller's id of the parent instance.</param>
/// <param name="WaitingStatus">The status until a start in the future.</param>
/// <param name="BillingGroupNo">The billing group of a new master.</param>
/// <param name="BillingGroupId">The caller's id of that billing group.</param>
/// <param name="DunningGroupNo">The dunning group of a new master.</param>
/// <param name="DunningGroupId">The caller's id of that dunning group.</param>
internal sealed record PlanFields(
    string InstanceNo,
    string InstanceId,
    string NewInstanceId,
    string Status,
    string ParentId,
    string WaitingStatus,
    string BillingGroupNo,
    string BillingGroupId,
    string DunningGroupNo,
    string DunningGroupId)
{
    public static readonly PlanFields Update = Single("new_client_plan_inst_id");

    public static readonly PlanFields Replace = Single("new_client_plan_instance_id");

    public static readonly PlanFields Assign = Single("client_plan_instance_id");

    public static readonly PlanFields Multi = new(
        "existing_plan_instance_no",
        "existing_client_plan_instance_id",
        "new_client_plan_instance_id",
        "plan_status_cd",
        "parent_client_plan_instance_id",
        "status_until_alt_start_cd",
        "billing_group_no",
        "client_billing_group_id",
        "dunning_group_no",
        "client_dunning_group_id");

    private static PlanFields Single(string newInstanceId) => new(
        "plan_instance_no",
        "client_plan_instance_id",
        newInstanceId,
        "plan_status",
        "client_parent_plan_instance_id",
        "status_until_alt_start",
        "existing_billing_group_no",
        "existing_client_billing_group_id",
        "existing_dunning_group_no",
        "existing_client_def_dunning_group_id");
}
