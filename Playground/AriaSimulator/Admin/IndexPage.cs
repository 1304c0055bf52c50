using System.Globalization;
using System.Linq;
using System.Net;
using CrmAriaConnector.AriaSimulator.Operations;

namespace CrmAriaConnector.AriaSimulator.Admin;

/// <summary>The page at /_sim/: what this is, what it is not, and where its switches are.</summary>
internal static class IndexPage
{
    public static string Html(Tenant tenant)
    {
        var operations = string.Concat(OperationRegistry.All.Select(operation => operation.Name).Order().Select(name => $"<li><code>{WebUtility.HtmlEncode(name)}</code></li>"));
        return $$"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Aria simulator</title></head>
            <body>
            <h1>Aria simulator</h1>
            <p>Tenant {{tenant.ClientNo.ToString(CultureInfo.InvariantCulture)}}. Its clock stands at {{tenant.Now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}} and moves only when told to.</p>
            <p>This is a rehearsal stage: it answers like Aria Crescendo for the operations below and bills by a clock.
            It is not Aria, it is not made by Aria Systems, it moves no money, and where Aria's behaviour is not published
            it follows named assumptions (docs/simulator.md). It listens on this machine only and protects nothing.</p>
            <h2>Switches</h2>
            <ul>
            <li><a href="/_sim/clock">/_sim/clock</a>: GET; POST {"date":"2019-02-22"} or {"hours":24}</li>
            <li>/_sim/reset: POST loads the tenant afresh</li>
            <li><a href="/_sim/faults">/_sim/faults</a>: GET; POST {"operation":"update_acct_plan_m","kind":"dropAnswer","count":1,"doWrite":true}; DELETE</li>
            <li><a href="/_sim/requests">/_sim/requests</a>: GET; DELETE</li>
            <li><a href="/_sim/events">/_sim/events</a>: GET; POST {"url":"http://127.0.0.1:5090/aria","class":"T","serverResponse":"OK","attempts":3,"delayMilliseconds":300000}; DELETE</li>
            <li><a href="/_sim/snapshot">/_sim/snapshot</a>: GET</li>
            <li><a href="/_sim/catalog">/_sim/catalog</a>: GET; POST /_sim/catalog/price {"schedule":77005,"service":5120,"ratePerUnit":9.25,"from":"2019-02-20"}</li>
            </ul>
            <h2>Operations</h2>
            <ul>{{operations}}</ul>
            </body>
            </html>
            """;
    }
}
