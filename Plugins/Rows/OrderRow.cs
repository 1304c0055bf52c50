using System;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.Aria.Rows;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_order: an order of goods, as Aria last told it.</summary>
internal static class OrderRow
{
    public const string Table = "aria_order";
    public const string OrderNo = "aria_orderno";
    public const string ClientOrderId = "aria_clientorderid";
    public const string InstanceNo = "aria_planinstanceno";
    public const string Items = "aria_items";
    public const string StatusLabel = "aria_statuslabel";
    public const string IsOpen = "aria_isopen";
    public const string UpdateDate = "aria_updatedate";
    public const string Amount = "aria_amount";
    public const string PoNumber = "aria_ponumber";

    public static readonly string[] Columns =
    [
        HistoryRow.Name, HistoryRow.Link, HistoryRow.CreateDate, HistoryRow.CurrencyCode, HistoryRow.InvoiceNo, HistoryRow.IsWithdrawn,
        OrderNo, ClientOrderId, InstanceNo, Items, StatusLabel, IsOpen, UpdateDate, Amount, PoNumber,
    ];

    /// <summary>The columns that carry the order's figures, for a row to be written or compared.</summary>
    public static Entity Figures(Order order) => new(Table)
    {
        [HistoryRow.Name] = RowValues.Cut(order.ClientOrderId, 200) ?? AriaNumber.Text(order.OrderNo),
        [HistoryRow.CreateDate] = RowValues.Of(order.CreateDate),
        [HistoryRow.CurrencyCode] = RowValues.OfCurrency(order.CurrencyCd),
        [HistoryRow.InvoiceNo] = AriaNumber.Text(order.InvoiceNo),
        [HistoryRow.IsWithdrawn] = false,
        [OrderNo] = AriaNumber.Text(order.OrderNo),
        [ClientOrderId] = RowValues.Cut(order.ClientOrderId, 100),
        [InstanceNo] = AriaNumber.Text(order.PlanInstanceNo),
        [Items] = RowValues.Cut(string.Join(", ", order.OrderItems.Select(Item)), 2000),
        [StatusLabel] = RowValues.Cut(order.StatusLabel, 100),
        [IsOpen] = order.InvoiceNo is null && !PipelineSettings.SettledOrderLabels.Contains(order.StatusLabel, StringComparer.OrdinalIgnoreCase),
        [UpdateDate] = RowValues.Of(order.UpdateDate),
        [Amount] = order.Amount,
        [PoNumber] = RowValues.Cut(order.PoNum, 100),
    };

    /// <summary>"2 × Handset".</summary>
    private static string Item(OrderItem item) =>
        string.Format(CultureInfo.InvariantCulture, "{0:0.######} × {1}", item.Units ?? 1, item.Label ?? item.ClientSku);
}
