namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>One successful call per operation on sessions and customers, in an order that works.</summary>
internal static class CustomerExamples
{
    public static (string Operation, object Fields)[] All { get; } =
    [
        ("authenticate_caller_m", new { }),
        ("set_session_m", new { acct_no = 4711001, client_session_id = "example" }),
        ("kill_session_m", new { session_id = "example" }),
        ("get_acct_contacts_m", new { acct_no = 4711001, include_unused_contacts = 1 }),
        ("get_acct_hierarchy_details_m", new { acct_no = 4711001, include_supp_plans = 1, include_billing_groups = 1, include_payment_methods = 1 }),
        ("get_acct_comments_m", new { acct_no = 4711001, date_range_start = "2019-01-01", date_range_end = "2019-12-31" }),
        ("get_acct_payment_methods_and_terms_m", new { acct_no = 4711001 }),
        ("get_acct_no_from_user_id_m", new { user_id = "brightwater" }),
        ("get_user_id_from_acct_no_m", new { acct_no = 4711001 }),
    ];
}
