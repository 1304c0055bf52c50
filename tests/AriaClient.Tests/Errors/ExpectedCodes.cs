namespace CrmAriaConnector.Aria.Tests;

/// <summary>
/// What the catalogue has to say, written down a second time: who can help and whether money moved. Whoever changes one of them, or takes
/// a code out, changes it here too and knows why. Source: the vendor's error pages; the kinds as a representative needs them.
/// </summary>
internal static class ExpectedCodes
{
    public const string General = """
        -1 OurBug No
        225 RepresentativeCanFix No
        227 Configuration No
        1001 OutcomeUnknown Unknown
        1002 RefusedByAria No
        1003 Configuration No
        1004 Configuration No
        1005 Configuration No
        1006 RepresentativeCanFix No
        1007 RepresentativeCanFix No
        1008 RepresentativeCanFix No
        1009 RepresentativeCanFix No
        1010 OurBug No
        1011 RepresentativeCanFix No
        1012 OurBug No
        1013 RepresentativeCanFix No
        1014 RefusedByAria No
        1015 RepresentativeCanFix No
        1016 OurBug No
        1023 RepresentativeCanFix No
        1024 OurBug No
        1025 RepresentativeCanFix No
        1033 OurBug No
        1039 OurBug No
        1049 RepresentativeCanFix No
        1053 Configuration No
        1066 Configuration No
        1067 Configuration No
        1103 RepresentativeCanFix No
        1104 Configuration No
        1500 RepresentativeCanFix No
        2001 RepresentativeCanFix No
        2010 RepresentativeCanFix No
        2011 RepresentativeCanFix No
        3004 RepresentativeCanFix No
        3005 RefusedByAria No
        3006 Configuration No
        3010 RepresentativeCanFix No
        3011 RefusedByAria No
        3012 RefusedByAria No
        3013 RefusedByAria No
        3015 RepresentativeCanFix No
        3016 RepresentativeCanFix No
        3024 RepresentativeCanFix No
        3032 RepresentativeCanFix No
        3040 RepresentativeCanFix No
        3041 OurBug No
        3043 RepresentativeCanFix No
        3044 RepresentativeCanFix No
        3045 Configuration No
        3109 RepresentativeCanFix No
        3118 RepresentativeCanFix No
        4001 RepresentativeCanFix No
        4003 RepresentativeCanFix No
        4006 RepresentativeCanFix No
        4008 RepresentativeCanFix No
        4009 RepresentativeCanFix No
        4010 RepresentativeCanFix No
        4011 RepresentativeCanFix No
        4017 RepresentativeCanFix No
        4019 RepresentativeCanFix No
        4020 RepresentativeCanFix No
        4021 RepresentativeCanFix No
        4022 RepresentativeCanFix No
        4028 Configuration No
        4029 Configuration No
        4030 RepresentativeCanFix No
        4032 RepresentativeCanFix No
        4037 RepresentativeCanFix No
        4038 RepresentativeCanFix No
        4040 Configuration No
        4044 RepresentativeCanFix No
        5001 RepresentativeCanFix No
        5002 OurBug No
        5003 OurBug No
        5004 OurBug No
        5005 RepresentativeCanFix No
        5006 RefusedByAria No
        5007 RepresentativeCanFix No
        5008 RepresentativeCanFix No
        5009 RepresentativeCanFix No
        5010 RepresentativeCanFix No
        5011 RepresentativeCanFix No
        5012 RepresentativeCanFix No
        5013 RepresentativeCanFix No
        5014 RepresentativeCanFix No
        5015 RepresentativeCanFix No
        5016 RepresentativeCanFix No
        5017 RepresentativeCanFix No
        5018 RefusedByAria No
        5019 RefusedByAria No
        5020 RepresentativeCanFix No
        5021 OurBug No
        5022 RepresentativeCanFix No
        5023 RepresentativeCanFix No
        5024 RepresentativeCanFix No
        5025 RepresentativeCanFix No
        5026 RepresentativeCanFix No
        5029 RepresentativeCanFix No
        5035 RepresentativeCanFix No
        5045 OurBug No
        5054 RepresentativeCanFix No
        6021 RepresentativeCanFix No
        6029 RepresentativeCanFix No
        6032 RepresentativeCanFix No
        7001 RefusedByAria No
        7002 RefusedByAria No
        7003 RefusedByAria No
        7004 RefusedByAria No
        7006 RefusedByAria No
        7007 RefusedByAria No
        7008 RefusedByAria No
        7011 RefusedByAria No
        7012 RefusedByAria No
        7021 RefusedByAria No
        7022 RefusedByAria No
        7025 RefusedByAria No
        7026 RefusedByAria No
        7034 RefusedByAria No
        14005 RepresentativeCanFix No
        14014 RepresentativeCanFix No
        14015 RepresentativeCanFix No
        14036 RepresentativeCanFix No
        14046 RepresentativeCanFix No
        14047 RepresentativeCanFix No
        14051 RepresentativeCanFix No
        14052 OurBug No
        14053 RepresentativeCanFix No
        14054 RepresentativeCanFix No
        14077 RepresentativeCanFix No
        14107 RepresentativeCanFix No
        15001 RepresentativeCanFix No
        15002 RepresentativeCanFix No
        15003 RepresentativeCanFix No
        15011 RepresentativeCanFix No
        15019 RepresentativeCanFix No
        16001 RepresentativeCanFix No
        18003 RepresentativeCanFix No
        18006 Configuration No
        22005 Configuration No
        22006 OurBug No
        24009 RepresentativeCanFix No
        24010 RepresentativeCanFix No
        24381 OutcomeUnknown Unknown
        25012 OurBug No
        25020 RepresentativeCanFix No
        26003 Configuration No
        26007 RepresentativeCanFix No
        26008 RepresentativeCanFix No
        26009 OurBug No
        26010 RepresentativeCanFix No
        26012 RepresentativeCanFix No
        26030 RefusedByAria No
        27003 RepresentativeCanFix No
        27004 RepresentativeCanFix No
        27011 Configuration No
        27012 RepresentativeCanFix No
        27013 RepresentativeCanFix No
        """;

    public const string OfOperations = """
        apply_service_credit_m 1001 OutcomeUnknown Unknown
        cancel_acct_plan_m 14046 RepresentativeCanFix No
        collect_from_account_m 4001 RepresentativeCanFix No
        create_acct_complete_m 1010 OurBug No
        create_acct_complete_m 5001 RepresentativeCanFix No
        create_order_m 3118 RepresentativeCanFix No
        get_acct_no_from_user_id_m 1009 RepresentativeCanFix No
        get_invoice_details_m 1008 RefusedByAria No
        manage_pending_invoice_m 4011 OutcomeUnknown Unknown
        record_external_payment_m 5001 RepresentativeCanFix No
        send_acct_email_m 1009 RepresentativeCanFix No
        set_session_auth_m 1004 RepresentativeCanFix No
        settle_account_balance_m 4001 RepresentativeCanFix No
        settle_account_balance_m 4003 RepresentativeCanFix No
        settle_account_balance_m 4020 RepresentativeCanFix No
        update_acct_plan_status_m 1024 RepresentativeCanFix No
        update_payment_method_m 4011 RepresentativeCanFix No
        """;
}
