using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What the call with a receipt id did: one row per thing it touched. An id nobody used gives no rows and no error.</summary>
internal sealed class GetAllActionsByReceiptId : IOperation
{
    public string Name => "get_all_actions_by_receipt_id_m";

    public string Summary => "one row per thing touched: account, plan instance, queue row, invoice, payment, refund, order, method, mail";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id", "client_receipt_id" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var receipt = call.Work.FindReceipt(call.Request.Text("client_receipt_id")!);
        var actions = receipt?.AcctNo == account.AcctNo ? receipt.Actions : [];
        return new JsonObject
        {
            ["receipt_action"] = Json.Rows(actions.Select(action => new JsonObject
            {
                ["action_type_id"] = action.TypeId,
                ["action_type_label"] = action.TypeLabel,
                ["action_type_desc"] = action.Description,
                ["action_rec_id_label"] = action.IdLabel,
                ["action_rec_id_val"] = action.IdValue.ToString(CultureInfo.InvariantCulture),
                ["action_date"] = Json.Day(action.Date),
                ["action_user"] = action.User,
            })),
        };
    }
}
