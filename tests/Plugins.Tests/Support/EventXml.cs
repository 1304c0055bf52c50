using System.Linq;

namespace CrmAriaConnector.Plugins.Tests.Support;

/// <summary>Event documents as Aria posts them, written by hand after the samples of its Event Notification Reference.</summary>
internal static class EventXml
{
    /// <summary>An account document with everything a document may carry, the password included.</summary>
    public static string Account(
        string transaction = "5000001", string key = Platform.NotificationCanary, string clientNo = "9000123", string acctNo = Platform.AcctNo,
        string action = "M", string receipt = "", string plans = "<master_plan_instance><master_plan_instance_no>8800101</master_plan_instance_no></master_plan_instance>", params (string Id, string Label)[] events) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <apf2doc>
          <request>
            <version>3.8</version><sender>A</sender><transaction_id>{transaction}</transaction_id><action>{action}</action>
            <class_name>A</class_name><auth_key>{key}</auth_key><client_receipt_id>{receipt}</client_receipt_id>
          </request>
          <acct_data>
            <client_no>{clientNo}</client_no><acct_no>{acctNo}</acct_no><client_acct_id>CRM-000451</client_acct_id><userid>alder.works</userid>
            <password>hunter2-in-the-document</password><status_cd>1</status_cd><currency>USD</currency><test_acct>N</test_acct>
            <last_acct_comment>called about the bill</last_acct_comment>
          </acct_data>
          <acct_contact><first_name>Ines</first_name><email>ines@alderbrook.example</email><phone>206-555-0118</phone></acct_contact>
          <master_plan_instance_data>{plans}</master_plan_instance_data>
          <event_data>{Events(events)}</event_data>
        </apf2doc>
        """;

    /// <summary>A statement that was sent: one document, two events (as observed).</summary>
    public static string Statement(string transaction = "5000002") => Other("N", transaction, """
        <message><msg_id>771</msg_id><msg_class>I</msg_class><msg_recipient_email_address>ines@alderbrook.example</msg_recipient_email_address><xml_statement_no>771</xml_statement_no></message>
        """, ("1004", "Message Type Invoice/Statement Requires Sending"), ("1014", "Message Type Invoice/Statement Sent To Account Holder"));

    /// <summary>A document of a class other than accounts: its account stands in another element.</summary>
    public static string Other(string letter, string transaction, string body, params (string Id, string Label)[] events) => $"""
        <apf2doc>
          <request><version>3.0</version><sender>A</sender><transaction_id>{transaction}</transaction_id><action>A</action><class>{letter}</class><auth_key>{Platform.NotificationCanary}</auth_key></request>
          <account><client_no>9000123</client_no><acct_no>{Platform.AcctNo}</acct_no><senior_acct_no>4710000</senior_acct_no></account>
          {body}
          <event_data>{Events(events)}</event_data>
        </apf2doc>
        """;

    private static string Events((string Id, string Label)[] events) => string.Concat((events.Length == 0 ? [("704", "Account Status Changed")] : events)
        .Select(one => $"<event><event_id>{one.Id}</event_id><event_label>{one.Label}</event_label></event>"));
}
