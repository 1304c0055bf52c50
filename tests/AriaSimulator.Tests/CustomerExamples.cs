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
        ("get_acct_payment_methods_and_terms_m", new { acct_no = 4711001 }),
        ("get_acct_no_from_user_id_m", new { user_id = "brightwater" }),
        ("get_user_id_from_acct_no_m", new { acct_no = 4711001 }),
        ("subscribe_event_class_m", new { class_no = 1 }),
        ("subscribe_events_m", new { event_list = new[] { new { event_list = 701 } } }),
        ("client_has_event_class_m", new { class_no = 1 }),
        ("unsubscribe_events_m", new { event_list = new[] { new { event_list = 701 } } }),
        ("unsubscribe_event_class_m", new { class_no = 1 }),
        ("update_contact_m", new { acct_no = 4711001, contact_ind = 1, phone = "2065550119" }),
        ("update_payment_method_m", new { acct_no = 4711001, pay_method_type = 13, bill_agreement_id = "token", cc_id = 1, client_receipt_id = "PM1", do_collect = "true" }),
        ("validate_payment_information_m", new { account_no = 4711001, seq_no = 1 }),
        ("remove_acct_payment_method_m", new { acct_no = 4711001, payment_method_no = 1 }),
        ("update_acct_credentials_m", new { account_no = 4711001, password = "brightwater-sample" }),
        ("send_acct_email_m", new { user_id = "brightwater", template_class = "P", client_receipt_id = "MAIL1" }),
        ("update_acct_supp_fields_m", new { account_no = 4711001, field_name = "Region", value_text = "West" }),
        ("write_acct_comment_m", new { acct_no = 4711001, comment = "Asked for a copy of the invoice.", alt_caller_id = "Robin Rep" }),
        ("get_acct_comments_m", new { acct_no = 4711001, date_range_start = "2019-01-01", date_range_end = "2019-12-31" }),
        ("apply_coupon_to_acct_m", new { acct_no = 4711001, coupon_code = "WELCOME10" }),
        ("apply_service_credit_m", new { acct_no = 4711001, credit_amount = 5, credit_reason_code = 1 }),
        ("create_advanced_service_credit_m", new { acct_no = 4711001, amount = 5, reason_code = 1 }),
        ("update_acct_complete_m", new { acct_no = 4711001, email = "accounts@brightwater.example", client_receipt_id = "ACCT1" }),
        ("update_acct_status_m", new { account_no = 4711001, status_cd = 51, client_receipt_id = "ST1" }),
    ];
}
