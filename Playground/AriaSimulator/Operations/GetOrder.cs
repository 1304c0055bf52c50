using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The orders of an account, newest first, with their lines when details are asked for.</summary>
internal sealed class GetOrder : IOperation
{
    private const long Most = 999;

    public string Name => "get_order_m";

    public string Summary => "orders newest first, by number or id, with lines (details_flag 1)";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "acct_no", "client_acct_id", "order_no", "client_order_id", "limit_records", "details_flag",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var number = call.Request.Long("order_no");
        var id = call.Request.Text("client_order_id");
        var limit = call.Request.Long("limit_records") ?? Most;
        if (limit is < 1 or > Most)
            throw AriaFailure.Invalid($"limit_records must be from 1 to {Most}");
        var details = Indicator.Read(call.Request, "details_flag", absent: false);
        return new JsonObject
        {
            ["orders"] = Json.Rows(account.Orders
                .Where(order => (number == null || order.No == number) && (id == null || order.ClientOrderId == id))
                .Reverse().Take((int)limit)
                .Select(order => Row(account, order, details))),
        };
    }

    private static JsonObject Row(Account account, Order order, bool details) => new()
    {
        ["order_no"] = order.No,
        ["amount"] = Json.Amount(order.Amount),
        ["currency_cd"] = account.Currency,
        ["status_label"] = order.Status.ToString(),
        ["client_plan_instance_id"] = account.Instance(order.PlanInstanceNo)!.ClientId,
        ["invoice_no"] = order.InvoiceNo,
        ["create_date"] = Json.Day(order.CreatedOn),
        ["update_date"] = Json.Day(order.UpdatedOn),
        ["comments"] = order.Comments,
        ["client_order_id"] = order.ClientOrderId,
        ["transaction_id"] = order.InvoiceNo is { } no ? account.Invoice(no)!.TransactionId : null,
        ["order_create_client_receipt_id"] = order.CreateReceiptId,
        ["statement_message"] = order.StatementMessage,
        ["po_num"] = order.PoNumber,
        ["order_items"] = details ? Json.Rows(order.Items.Select(Item)) : null,
        ["plan_instance_no_2"] = order.PlanInstanceNo,
    };

    /// <summary>One line of an order.</summary>
    public static JsonObject Item(OrderItem item) => new()
    {
        ["line_no"] = item.LineNo,
        ["client_sku"] = item.Sku,
        ["label"] = item.Name,
        ["units"] = Json.Amount(item.Units),
        ["unit_amount"] = Json.Amount(item.UnitAmount),
        ["line_amount"] = Json.Amount(item.Amount),
        ["line_comments"] = item.Comments,
    };
}
