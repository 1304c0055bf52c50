using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Opens a session for a customer the caller vouches for, without a password. The account number wins over the user id.</summary>
internal sealed class SetSession : IOperation
{
    public string Name => "set_session_m";

    public string Summary => "a session without password, for acct_no or user_id; client_session_id becomes its id";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "user_id", "client_session_id" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.Request.Has("acct_no") || !call.Request.Has("user_id") ? call.Account() : call.AccountOfUser(call.Request.Text("user_id")!);
        var wanted = call.Request.Text("client_session_id");
        if (wanted?.Length > 32)
            throw AriaFailure.Invalid("client_session_id is longer than 32 characters");
        if (wanted != null && SessionBook.FindLive(call.Work, wanted) != null)
            throw new AriaFailure(ErrorCode.Duplicate, "duplicate record: client_session_id names a live session");

        return new JsonObject { ["session_id"] = SessionBook.Open(call, account, wanted).Id };
    }
}
