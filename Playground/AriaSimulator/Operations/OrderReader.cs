using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Reads what a call orders. A price may be named only where the item allows it. Source: Aria, Create an Order.</summary>
internal static class OrderReader
{
    private const int LongestMessage = 1000;

    private static readonly HashSet<string> ItemFields = ["client_sku", "units", "amount", "line_comments"];

    public static Order Read(Call call, Account account, PlanInstance instance)
    {
        var clientId = call.Request.Text("client_order_id");
        if (clientId != null && account.Orders.Any(order => order.ClientOrderId == clientId && order.Status != OrderStatus.Cancelled))
            throw new AriaFailure(ErrorCode.DuplicateOrderId, "client_order_id already exists");
        if (call.Request.Text("statement_message")?.Length > LongestMessage)
            throw new AriaFailure(ErrorCode.MessageTooLong, $"statement message must not have more than {LongestMessage} characters");
        var rows = call.Request.Rows("order_line_items");
        if (rows.Count == 0)
            throw AriaFailure.Missing("order_line_items");

        var billing = Billing(call);
        var order = new Order
        {
            No = call.Work.Next(Sequence.Order),
            ClientOrderId = clientId,
            PlanInstanceNo = instance.No,
            Billing = billing,
            Status = billing == OrderBilling.Hold ? OrderStatus.Held : OrderStatus.Placed,
            FulfilledOn = Fulfilment(call),
            CreatedOn = call.Today,
            UpdatedOn = call.Today,
            Comments = call.Request.Text("order_comments"),
            StatementMessage = call.Request.Text("statement_message"),
            PoNumber = call.Request.Text("nso_po_num"),
            CreateReceiptId = call.Request.Text("client_receipt_id"),
            Items = [.. rows.Select((row, index) => Item(call, account, row, index + 1))],
        };
        account.Orders.Add(order);
        call.Did(ActionType.Order, "Order", "Order created", "order_no", order.No);
        return order;
    }

    /// <summary>The order a call names; it must be one of the account.</summary>
    public static Order Find(Account account, long? number) =>
        account.Orders.FirstOrDefault(order => order.No == number) ?? throw new AriaFailure(ErrorCode.InvalidOrder, $"invalid order number: {number}");

    /// <summary>The day an order is fulfilled: 3041 for another spelling, 3043 for a past one, today when left out.</summary>
    public static DateOnly Fulfilment(Call call)
    {
        var text = call.Request.Text("fulfilled_date");
        if (text == null)
            return call.Today;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
            throw new AriaFailure(ErrorCode.FulfilmentFormat, "fulfilled_date must be yyyy-mm-dd");
        return day < call.Today ? throw new AriaFailure(ErrorCode.FulfilmentPast, "fulfilled_date must not be in the past") : day;
    }

    private static OrderBilling Billing(Call call) => call.Request.Long("bill_immediately") switch
    {
        null => call.Work.Settings.AutoBillOrders ? OrderBilling.Now : OrderBilling.Later,
        >= 0 and <= 5 and { } code => (OrderBilling)code,
        _ => throw AriaFailure.Invalid("bill_immediately must be from 0 to 5"),
    };

    private static OrderItem Item(Call call, Account account, AriaRow row, int lineNo)
    {
        ModelledRows.Check(row, ItemFields, "order_line_items");
        var sku = row.Text("client_sku")!;
        var item = call.Work.Catalogue.Items.FirstOrDefault(item => item.Sku == sku && item.IsActive)
            ?? throw new AriaFailure(ErrorCode.InvalidItem, $"invalid item or sku: {sku}");
        var units = row.Real("units")!.Value;
        if (units <= 0)
            throw new AriaFailure(ErrorCode.UnitsNotPositive, "units must be greater than zero");
        if (units > call.Work.Settings.MaximumUnits)
            throw AriaFailure.Invalid($"units must not exceed {call.Work.Settings.MaximumUnits:0}");
        var price = item.PriceIn(account.Currency) ?? throw AriaFailure.Invalid($"{sku} is not sold in {account.Currency}");
        if (Amounts.Positive(row, "amount", account.Currency) is { } given && given != price)
            price = item.IsPriceModifiable ? given : throw AriaFailure.Invalid($"the price of {sku} cannot be changed");
        return new OrderItem
        {
            LineNo = lineNo,
            ItemNo = item.No,
            Sku = item.Sku,
            Name = item.Name,
            Units = units,
            UnitAmount = price,
            Amount = Money.Round(units * price, account.Currency),
            Comments = row.Text("line_comments"),
        };
    }
}
