using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>Bills orders: at once, on their day, or with a regular invoice.</summary>
internal static class OrderBiller
{
    /// <summary>The charge and tax lines of an order.</summary>
    public static List<InvoiceLine> Lines(Books books, Account account, Order order, DateOnly day)
    {
        var charges = order.Items.Select(item =>
        {
            var sold = books.Catalogue.Items.First(one => one.No == item.ItemNo);
            return new InvoiceLine
            {
                Id = account.NextLineId++,
                LineType = LineType.Order,
                PlanInstanceNo = order.PlanInstanceNo,
                ServiceNo = sold.ServiceNo,
                ServiceName = sold.ServiceName,
                BaseUnits = item.Units,
                RatePerUnit = item.UnitAmount,
                PeriodPrice = item.Amount,
                Amount = item.Amount,
                Description = item.Name,
                OrderNo = order.No,
                ItemNo = item.ItemNo,
                Sku = item.Sku,
            };
        }).ToList();
        return [.. new LineMaker(books, account, day).WithTax(charges)];
    }

    /// <summary>Makes an invoice of lines that belong to an order (and perhaps to the plan ordered with it) and collects it.</summary>
    public static ChangeOutcome Bill(Books books, Account account, PlanInstance instance, List<InvoiceLine> lines, DateOnly day)
    {
        for (var index = 0; index < lines.Count; index++)
            lines[index].LineNo = index + 1;
        var invoice = Biller.InvoiceOrder(books, account, account.MasterOf(instance), lines, day);
        return new ChangeOutcome(lines, invoice, Collections.OfChange(books, account, invoice, day));
    }

    /// <summary>Fulfils the orders whose day has come: they are billed, or wait for the next regular invoice of their instance.</summary>
    public static void RunDue(Books books, Account account, DateOnly day)
    {
        foreach (var order in account.Orders.Where(order => order.Due <= day).ToList())
        {
            var instance = account.Instance(order.PlanInstanceNo)!;
            if (account.Pending(account.MasterOf(instance).BillingGroupNo) != null)
                continue;

            order.Status = OrderStatus.Filled;
            order.UpdatedOn = day;
            var lines = Lines(books, account, order, day);
            if (order.Billing == OrderBilling.OnFulfilment)
                Bill(books, account, instance, lines, day);
            else
                account.DeferredLines.AddRange(lines);
        }
    }

    /// <summary>Marks the orders an invoice bills.</summary>
    public static void NoteBilled(Account account, Invoice invoice, DateOnly day)
    {
        foreach (var order in account.Orders.Where(order => invoice.Lines.Any(line => line.OrderNo == order.No)))
        {
            order.Status = OrderStatus.Billed;
            order.InvoiceNo = invoice.No;
            order.UpdatedOn = day;
        }
    }
}
