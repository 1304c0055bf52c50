namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>One successful call per operation on money, documents and orders, in an order that works.</summary>
internal static class MoneyExamples
{
    private const int Card = 4711091;

    public static (string Operation, object Fields)[] All { get; } =
    [
        ("record_external_payment_m", new { acct_no = 4711002, reference_code = "WIRE-1", payment_amount = 10, client_receipt_id = "EXT1" }),
        ("collect_from_account_m", new { acct_no = Card, amount_to_collect = 5, client_receipt_id = "COLL1", recurring_processing_model_ind = 3 }),
        ("get_refundable_payments_m", new { acct_no = Card, include_unapplied_payments = 1 }),
        ("issue_refund_to_acct_m", new { acct_no = Card, payment_transaction_id = 77120014, total_refund_amount = 15, reason_code = 1, invoice_trans_to_reverse = new[] { new { invoice_no = 31500009, invoice_line_no = 1, invoice_line_reversing_amount = 10 } }, client_receipt_id = "REF1" }),
        ("settle_account_balance_m", new { acct_no = 4711001, alt_pay_method = 1, cc_number = "4111111111111111", cc_expire_mm = 12, cc_expire_yyyy = 2030, client_receipt_id = "SET1" }),
        ("get_acct_payment_history_m", new { acct_no = Card, details_flag = 1 }),
        ("get_acct_trans_history_m", new { account_no = Card }),
        ("get_acct_statement_history_m", new { acct_no = Card }),
        ("get_statement_content_m", new { acct_no = Card, statement_no = 41200009 }),
        ("get_acct_preview_statement_m", new { acct_no = Card, auto_skip_to_next_bill_date = 1 }),
        ("create_acct_complete_m", CreateAccountTests.Acct(10100, new { client_acct_id = "APPROVES", invoice_approval_required = "true" })),
        ("get_pending_invoice_no_m", new { client_acct_id = "APPROVES" }),
        ("create_order_m", new { acct_no = Card, plan_instance_no = 8800391, bill_immediately = 1, client_order_id = "SO-1", client_receipt_id = "ORD1", order_line_items = new[] { new { client_sku = "SIM-CARD", units = 2 } } }),
        ("create_order_m", new { acct_no = Card, plan_instance_no = 8800391, bill_immediately = 2, order_line_items = new[] { new { client_sku = "SIM-CARD", units = 1 } } }),
        ("create_order_with_plan_m", new { acct_no = Card, parent_plan_instance_no = 8800391, supp_plan_no = 20200, assignment_directive = 2, bill_immediately = 1, client_receipt_id = "ORD2", order_line_items = new[] { new { client_sku = "PHONE-BASIC", units = 1 } } }),
        ("get_order_m", new { acct_no = Card, details_flag = 1 }),
        ("get_order_items_m", new { order_no = 6604401 }),
        ("update_order_m", new { account_no = Card, order_no = 6604402, bill_immediately = 0 }),
        ("cancel_order_m", new { acct_no = Card, order_no = 6604402 }),
        ("get_all_acct_receipt_ids_m", new { acct_no = Card }),
        ("manage_pending_invoice_m", new { client_acct_id = "APPROVES", client_receipt_id = "PEND1" }),
    ];
}
