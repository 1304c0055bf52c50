using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The account of a log-in name.</summary>
internal sealed class GetAcctNoFromUserId : IOperation
{
    public string Name => "get_acct_no_from_user_id_m";

    public string Summary => "the account of a log-in name";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "user_id" };

    public bool Writes => false;

    public JsonObject Run(Call call) => new() { ["acct_no"] = call.AccountOfUser(call.Request.Text("user_id")!).AcctNo };
}
