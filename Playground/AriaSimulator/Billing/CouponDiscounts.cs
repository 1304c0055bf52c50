using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What coupons take off the recurring fees of regular invoices, one line per fee and coupon, never below zero.</summary>
internal static class CouponDiscounts
{
    /// <summary>The discounts on the fees of an instance.</summary>
    public static IEnumerable<InvoiceLine> On(Books books, Account account, PlanInstance instance, IEnumerable<InvoiceLine> fees)
    {
        var master = account.MasterOf(instance).No;
        var live = account.Coupons
            .Where(applied => applied.MasterInstanceNo == null || applied.MasterInstanceNo == master)
            .Select(applied => (Applied: applied, Coupon: books.Catalogue.Coupon(applied.Code)!))
            .Where(one => one.Coupon.Invoices == null || one.Applied.UsedInvoices < one.Coupon.Invoices)
            .ToList();
        foreach (var fee in fees.Where(fee => fee.LineType is LineType.Recurring or LineType.RecurringArrears))
        {
            var left = fee.Amount;
            foreach (var (_, coupon) in live)
            {
                var discount = Math.Min(left, Money.Round(fee.Amount * coupon.PercentOff / 100m, account.Currency));
                left -= discount;
                if (discount > 0)
                    yield return Line(account, fee, coupon, discount);
            }
        }
    }

    /// <summary>Counts an invoice for every coupon that lowered it.</summary>
    public static void Count(Account account, Invoice invoice)
    {
        foreach (var applied in account.Coupons.Where(applied => invoice.Lines.Any(line => line.CouponCode == applied.Code)))
            applied.UsedInvoices++;
    }

    /// <summary>An amount of a fee, less what coupons took off that fee in proportion.</summary>
    public static decimal Less(Account account, InvoiceLine fee, decimal amount)
    {
        var discount = account.AllLines().Where(line => line.LineType == LineType.Coupon && line.OfLineId == fee.Id).Sum(line => -line.Amount);
        return discount == 0 ? amount : Money.Round(amount * (fee.Amount - discount) / fee.Amount, account.Currency);
    }

    private static InvoiceLine Line(Account account, InvoiceLine fee, Coupon coupon, decimal discount) => new()
    {
        Id = account.NextLineId++,
        LineType = LineType.Coupon,
        PlanInstanceNo = fee.PlanInstanceNo,
        PlanNo = fee.PlanNo,
        PlanName = fee.PlanName,
        ClientPlanId = fee.ClientPlanId,
        ServiceNo = fee.ServiceNo,
        ServiceName = fee.ServiceName,
        ClientServiceId = fee.ClientServiceId,
        BaseUnits = 1m,
        RatePerUnit = -discount,
        PeriodPrice = -discount,
        Amount = -discount,
        From = fee.From,
        To = fee.To,
        Description = $"Coupon {coupon.Code}",
        OfLineId = fee.Id,
        CouponCode = coupon.Code,
    };
}
