using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The receipt ids spent for an account between two days, in the order they were spent.</summary>
internal sealed class GetAllAcctReceiptIds : IOperation
{
    public string Name => "get_all_acct_receipt_ids_m";

    public string Summary => "receipt ids spent for an account, by day";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "client_acct_id", "start_date_range", "end_date_range" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var days = DayRange.Read(call.Request, "start_date_range", "end_date_range");
        return new JsonObject
        {
            ["acct_receipt"] = Json.Rows(call.Work.ReceiptsOf(account.AcctNo)
                .Where(receipt => days.Holds(receipt.Date))
                .OrderBy(receipt => receipt.Date).ThenBy(receipt => receipt.Number)
                .Select(receipt => new JsonObject { ["client_receipt_id"] = receipt.Id, ["receipt_date"] = Json.Day(receipt.Date) })),
        };
    }
}
