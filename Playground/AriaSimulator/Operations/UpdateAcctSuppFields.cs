using System.Collections.Generic;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Sets one supplemental field of an account to one value; without a value it is emptied (assumed).</summary>
internal sealed class UpdateAcctSuppFields : IOperation
{
    public string Name => "update_acct_supp_fields_m";

    public string Summary => "one field, one value; without value the field is emptied";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "account_no", "client_acct_id", "field_name", "value_text" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var account = call.EditAccount("account_no");
        var name = call.Request.Text("field_name") ?? throw AriaFailure.Missing("field_name");
        var value = call.Request.Text("value_text");
        SuppFieldBook.Change(call.Work.Catalogue, account, name, value, value == null ? SuppFieldBook.RemoveAll : SuppFieldBook.ReplaceAll);
        return [];
    }
}
