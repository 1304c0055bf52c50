using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using CrmAriaConnector.Playground;

namespace CrmAriaConnector.EndToEnd.Support;

/// <summary>Posts event documents as Aria does, written by hand and by anybody who knows the address.</summary>
internal static class EventPost
{
    /// <summary>The simulated tenant's notification key.</summary>
    public const string Key = "local-notification-key";

    /// <summary>A document of the account class, with everything one may carry.</summary>
    public static string Document(string key = Key, string clientNo = "9000123", string acctNo = "4711001", string transaction = "76") => $"""
        <apf2doc>
          <request><version>3.8</version><sender>A</sender><transaction_id>{transaction}</transaction_id><action>M</action><class_name>A</class_name><auth_key>{key}</auth_key></request>
          <acct_data><client_no>{clientNo}</client_no><acct_no>{acctNo}</acct_no><userid>brightwater</userid><password>canary-password-77</password></acct_data>
          <acct_contact><email>canary-mail@brightwater.example</email></acct_contact>
          <event_data><event><event_id>712</event_id><event_label>Account Comment Added</event_label></event></event_data>
        </apf2doc>
        """;

    /// <summary>What the playground's forwarder answers.</summary>
    public static async Task<string> Send(PlaygroundHost playground, string document)
    {
        using var http = new HttpClient { BaseAddress = playground.Address };
        using var body = new StringContent(document, Encoding.UTF8, "text/xml");
        using var answer = await http.PostAsync(new Uri("/aria-events/by-hand", UriKind.Relative), body);
        return await answer.Content.ReadAsStringAsync();
    }
}
