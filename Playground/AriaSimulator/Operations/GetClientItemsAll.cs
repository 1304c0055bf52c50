using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The goods sold by order. None is bound to a plan, so purchase_scope 1 finds none.</summary>
internal sealed class GetClientItemsAll : IOperation
{
    public string Name => "get_client_items_all_m";

    public string Summary => "goods with their prices, filtered by number, id, currency, price, state";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>
    {
        "filter_currency_cd", "return_no_cost_items", "filter_item_no", "include_inactive_items", "filter_client_item_id", "purchase_scope",
    };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var currency = call.Request.Text("filter_currency_cd");
        var free = call.Request.Flag("return_no_cost_items", absent: true);
        var inactive = call.Request.Flag("include_inactive_items", absent: false);
        var unbound = call.Request.Long("purchase_scope") switch
        {
            null or 0 => true,
            1 => false,
            _ => throw new AriaFailure(ErrorCode.InvalidPurchaseScope, "invalid purchase scope"),
        };
        var items = Filtered(call)
            .Where(item => unbound && (inactive || item.IsActive))
            .Where(item => currency == null || item.PriceIn(currency) != null)
            .Where(item => free || item.Prices.Exists(price => price.Amount != 0))
            .OrderBy(item => item.No);
        return new JsonObject { ["all_client_item_details"] = Json.Rows(items.Select(item => Row(item, currency))) };
    }

    private static IEnumerable<InventoryItem> Filtered(Call call)
    {
        var no = call.Request.Long("filter_item_no");
        var id = call.Request.Text("filter_client_item_id");
        var items = call.Work.Catalogue.Items.Where(item => (no == null || item.No == no) && (id == null || item.ClientId == id)).ToList();
        return items.Count == 0 && (no != null || id != null)
            ? throw new AriaFailure(ErrorCode.InvalidItem, "invalid item number or sku")
            : items;
    }

    private static JsonObject Row(InventoryItem item, string? currency) => new()
    {
        ["item_no"] = item.No,
        ["item_label"] = item.Name,
        ["service_no"] = item.ServiceNo,
        ["service_desc"] = item.ServiceName,
        ["client_item_id"] = item.ClientId,
        ["client_sku"] = item.Sku,
        ["item_type"] = 0,
        ["active_ind"] = Json.Flag(item.IsActive),
        ["modify_price_ind"] = item.IsPriceModifiable ? "Y" : "N",
        // Printed by Aria with 0 for taxable.
        ["taxable_ind"] = Json.Flag(!item.IsTaxable),
        ["purchase_scope"] = 0,
        ["all_item_prices"] = Json.Rows(item.Prices.Where(price => currency == null || price.Currency == currency).Select(price => new JsonObject
        {
            ["price"] = Json.Amount(price.Amount),
            ["price_per_unit"] = Json.Amount(price.Amount),
            ["currency_cd"] = price.Currency,
        })),
    };
}
