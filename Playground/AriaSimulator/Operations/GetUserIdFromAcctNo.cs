using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The log-in name of an account.</summary>
internal sealed class GetUserIdFromAcctNo : IOperation
{
    public string Name => "get_user_id_from_acct_no_m";

    public string Summary => "the log-in name of an account";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no" };

    public bool Writes => false;

    public JsonObject Run(Call call) => new() { ["user_id"] = call.Account().UserId };
}
