using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Writes a remark about an account under the name of the caller.</summary>
internal sealed class WriteAcctComment : IOperation
{
    public string Name => "write_acct_comment_m";

    public string Summary => "a comment under the name of alt_caller_id";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id", "comment" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        Write(call, call.EditAccount(), call.Request.Text("comment"));
        return [];
    }

    /// <summary>Notes what a call says about itself, when it says anything.</summary>
    public static void Write(Call call, Account account, string? text)
    {
        if (text != null)
            account.Comments.Add(new Comment(call.Work.Head.Now, call.Caller, call.Request.Text("application_id"), text));
    }
}
