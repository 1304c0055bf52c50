using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The remarks written about an account between two days, both included, newest first (assumed).</summary>
internal sealed class GetAcctComments : IOperation
{
    public string Name => "get_acct_comments_m";

    public string Summary => "comments between two days, newest first";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "date_range_start", "date_range_end", "do_url_encoding", "filter_application_id",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var days = DayRange.Read(call.Request, "date_range_start", "date_range_end");
        var encodes = call.Request.Flag("do_url_encoding", absent: false);
        var application = call.Request.Text("filter_application_id");
        return new JsonObject
        {
            ["acct_comments"] = Json.Rows(account.Comments
                .Where(comment => days.Holds(System.DateOnly.FromDateTime(comment.Time)) && (application == null || comment.ApplicationId == application))
                .Reverse()
                .Select(comment => new JsonObject
                {
                    ["comment_author"] = comment.Author,
                    ["comment_date_time"] = comment.Time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    ["comment"] = encodes ? WebUtility.UrlEncode(comment.Text) : comment.Text,
                })),
        };
    }
}
