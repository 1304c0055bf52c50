using System;
namespace CrmAriaConnector.Plugins.Tests.Support;

/// <summary>
/// Aria's answers, written by hand around the published story: a monthly plan billed on the 15th, three units at
/// 10.00, changed to four units at 9.00 on 22 February 2019, 21 of 28 days left (22 February–14 March).
/// Credit 3 × 10.00 × 21/28 = 22.50; charge 4 × 9.00 × 21/28 = 27.00; total 4.50; then 4 × 9.00 = 36.00 on 15 March.
/// </summary>
internal static class Answers
{
    public const string Today = """{"error_code":0,"error_msg":"OK","virtual_date":"2019-02-18","virtual_time":"09:00:00","current_offset_hours":0}""";

    public const string Schedules = """
        {"error_code":0,"error_msg":"OK","rate_scheds":[
          {"schedule_no":77001,"schedule_name":"Standard","schedule_currency":"usd","default_ind_curr":1},
          {"schedule_no":77005,"schedule_name":"Loyalty","schedule_currency":"usd","default_ind_curr":0,"available_from_dt":"2019-01-01"},
          {"schedule_no":77006,"schedule_name":"Winter","schedule_currency":"usd","default_ind_curr":0,"available_from_dt":"2018-11-01","available_to_dt":"2019-01-31"},
          {"schedule_no":77007,"schedule_name":"Spring","schedule_currency":"usd","default_ind_curr":0,"available_from_dt":"2019-02-20"}]}
        """;

    public const string SeedLines = """
        "acct_plan_line_items":[
          {"line_no":1,"line_type":3,"service_no":5120,"service_name":"Line fee","line_units":2.25,"rate_per_unit":-10.0,"line_amount":-22.5,"line_base_units":3,"proration_factor":0.75,"description":"Credit for unused period","date_range_start":"2019-02-22","date_range_end":"2019-03-14","plan_no":20200,"plan_name":"Extra Line"},
          {"line_no":2,"line_type":1,"service_no":5120,"service_name":"Line fee","line_units":3.0,"rate_per_unit":9.0,"line_amount":27.0,"line_base_units":4,"proration_factor":0.75,"description":"Line fee","date_range_start":"2019-02-22","date_range_end":"2019-03-14","plan_no":20200,"plan_name":"Extra Line"}]
        """;

    public const string SeedDryRun = """{"error_code":0,"error_msg":"OK","proration_result_amount":4.5,"expectd_mthly_recurring_cost":36.0,"total":4.5,""" + SeedLines + "}";

    public const string DatedWrite = """{"error_code":0,"error_msg":"OK","proration_result_amount":0.0,"acct_plan_line_items":null,"plan_instance_queue":[{"queue_id":990044,"queue_type_ind":3,"plan_instance_no":8800102}]}""";

    public const string WriteWithLines = """{"error_code":0,"error_msg":"OK","proration_result_amount":4.5,"total":4.5,"invoice_no":31500077,""" + SeedLines + "}";

    public const string NoLines = """{"error_code":0,"error_msg":"OK","proration_result_amount":0.0,"total":0.0,"acct_plan_line_items":null}""";

    public const string Details = """{"error_code":0,"error_msg":"OK","client_acct_id":"CRM-000451","userid":"alder.works","status_cd":1,"acct_currency":"usd","acct_balance":32.4}""";

    public const string EmptyQueue = """{"error_code":0,"error_msg":"OK","queued_change_details":null}""";

    public const string Queue = """
        {"error_code":0,"error_msg":"OK","queued_change_details":[
          {"queue_id":990044,"plan_instance_no":8800102,"queued_action_status_cd":1,"queued_action_status_label":"Queued","current_plan_name":"Extra Line","current_plan_units":3,"current_rate_schedule_no":77001,"effective_date":"2019-02-22","target_plan_name":"Extra Line","target_plan_units":4,"target_rate_schedule_no":77005,"queuing_user_id":"d365","queuing_date":"2019-02-18","queued_plan_custom_rates":null}]}
        """;

    public const string NoStatements = """{"error_code":0,"error_msg":"OK","statements_history":null}""";

    public const string NoOrders = """{"error_code":0,"error_msg":"OK","orders":null}""";

    public const string NoReceipt = """{"error_code":0,"error_msg":"OK","receipt_action":null}""";

    public const string Receipt = """{"error_code":0,"error_msg":"OK","receipt_action":[{"action_type_id":1,"action_rec_id_label":"invoice_no","action_rec_id_val":"31500077"},{"action_type_id":2,"action_rec_id_label":"queue_id","action_rec_id_val":"990044"}]}""";

    public const string Ok = """{"error_code":0,"error_msg":"OK"}""";

    /// <summary>Statements of January and February: 70.00 each, January's paid on 14 February.</summary>
    public static string Statements(int isPaid = 0) => $$"""
        {"error_code":0,"error_msg":"OK","statements_history":[{{February(isPaid)}},{{January}}]}
        """;

    public const string January = """
        {"statement_no":41200003,"create_date":"2019-01-15","currency_cd":"usd","due_date":"2019-02-14","due_date_plus_grace_period":"2019-02-19","new_charges_amount":70.0,"new_payments_amount":-70.0,"balance_forward_amount":70.0,"total_amount":70.0,"is_paid_ind":1,"seq_statement_id":"1-7","invoice_no":31500003}
        """;

    public static string February(int isPaid = 0) => $$"""
        {"statement_no":41200005,"create_date":"2019-02-15","currency_cd":"usd","due_date":"2019-03-17","due_date_plus_grace_period":"2019-03-22","new_charges_amount":70.25,"new_payments_amount":-70.0,"balance_forward_amount":70.0,"total_amount":70.25,"is_paid_ind":{{isPaid}},"invoice_no":31500005}
        """;

    /// <summary>One held order of two things.</summary>
    public static string Orders(string status = "Held", string invoice = "null") => $$"""
        {"error_code":0,"error_msg":"OK","orders":[
          {"order_no":6604303,"amount":108.0,"currency_cd":"usd","status_label":"{{status}}","invoice_no":{{invoice}},"create_date":"2019-02-11","update_date":"2019-02-12","client_order_id":"BW-2019-07","po_num":"PO-88121","comments":"call before delivery","plan_instance_no_2":8800101,"order_items":[
            {"line_no":1,"client_sku":"PHONE-BASIC","label":"Basic phone","units":2.0,"unit_amount":49.0,"line_amount":98.0},
            {"line_no":2,"client_sku":"SIM-CARD","units":2.0,"unit_amount":5.0,"line_amount":10.0}]}]}
        """;

    public static string Error(long code, string text = "something") => $$"""{"error_code":{{code}},"error_msg":"{{text}}"}""";

    /// <summary>The account's plans; the second one, Extra Line, is the one that changes.</summary>
    public static string Plans(decimal units = 3, long schedule = 77001, int isDefault = 1, string rate = "10.0", string scheduleFrom = "null", string scheduleTo = "null") =>
        FormattableString.Invariant($$"""
        {"error_code":0,"error_msg":"OK","record_count":2,"all_acct_plans_m":[
          {"plan_no":20100,"plan_name":"Phone","plan_instance_no":8800101,"plan_units":1,"last_bill_date":"2019-02-15","next_bill_date":"2019-03-15","bill_thru_date":"2019-03-14","bill_day":15,"recurring_billing_interval":1,"currency_cd":"usd","rate_schedule_no":76001,"rate_schedule_name":"Standard","rate_sched_is_default_ind":1,"supp_plan_ind":0,"plan_instance_status_cd":1,"plan_instance_status_label":"Active","plan_instance_services":null},
          {"plan_no":20200,"plan_name":"Extra Line","plan_instance_no":8800102,"client_plan_instance_id":"CRM-000451-S1","parent_plan_instance_no":8800101,"plan_units":{{units}},"last_bill_date":"2019-02-15","next_bill_date":"2019-03-15","bill_thru_date":"2019-03-14","bill_day":15,"recurring_billing_interval":1,"currency_cd":"usd","rate_schedule_no":{{schedule}},"rate_schedule_name":"Standard","rate_sched_is_default_ind":{{isDefault}},"available_from_dt":{{scheduleFrom}},"available_to_dt":{{scheduleTo}},"supp_plan_ind":1,"plan_instance_status_cd":1,"plan_instance_status_label":"Active","plan_instance_services":[
            {"service_no":5120,"service_desc":"Line fee","is_recurring_ind":1,"is_usage_based_ind":0,"tiered_pricing_rule":1,"plan_service_rates":[{"rate_seq_no":1,"from_unit":1,"to_unit":null,"rate_per_unit":{{rate}}}]}]}]}
        """);
}
