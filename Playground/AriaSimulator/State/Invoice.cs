using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Aria's codes of invoice lines that the simulator writes.</summary>
public static partial class LineType
{
    /// <summary>A recurring fee in advance.</summary>
    public const int Recurring = 1;

    /// <summary>Tax, or tax given back.</summary>
    public const int Tax = 2;

    /// <summary>A credit.</summary>
    public const int Credit = 3;

    /// <summary>What a coupon takes off.</summary>
    public const int Coupon = 4;

    /// <summary>A once-only fee at activation.</summary>
    public const int Activation = 5;

    /// <summary>Goods of an order.</summary>
    public const int Order = 8;

    /// <summary>A recurring fee in arrears.</summary>
    public const int RecurringArrears = 7;
}

/// <summary>One line of an invoice.</summary>
public sealed class InvoiceLine
{
    /// <summary>Unique in the account; credits and taxes point at it.</summary>
    public long Id { get; set; }

    /// <summary>Position on its invoice, from 1.</summary>
    public int LineNo { get; set; }

    /// <summary>See <see cref="State.LineType"/>.</summary>
    public int LineType { get; set; }

    /// <summary>The instance the line is for; null for lines of the whole invoice.</summary>
    public long? PlanInstanceNo { get; set; }

    /// <summary>The plan.</summary>
    public long? PlanNo { get; set; }

    /// <summary>The plan's name when the line was made.</summary>
    public string? PlanName { get; set; }

    /// <summary>The caller's id of the plan.</summary>
    public string? ClientPlanId { get; set; }

    /// <summary>The service.</summary>
    public long ServiceNo { get; set; }

    /// <summary>The service's name when the line was made.</summary>
    public string ServiceName { get; set; } = "";

    /// <summary>The caller's id of the service.</summary>
    public string? ClientServiceId { get; set; }

    /// <summary>Full units, before proration.</summary>
    public decimal BaseUnits { get; set; }

    /// <summary>Price of one unit for one full period; negative on credits.</summary>
    public decimal RatePerUnit { get; set; }

    /// <summary>Rounded to the currency's minor unit; negative on credits.</summary>
    public decimal Amount { get; set; }

    /// <summary>The rounded price of the full period the line is a part of; what credits are computed from.</summary>
    public decimal PeriodPrice { get; set; }

    /// <summary>Days the line covers.</summary>
    public int Days { get; set; }

    /// <summary>Days of the full period.</summary>
    public int PeriodDays { get; set; }

    /// <summary>First day covered.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day covered.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Text for the customer.</summary>
    public string Description { get; set; } = "";

    /// <summary>The schedule the price came from; null for custom rates.</summary>
    public long? RateScheduleNo { get; set; }

    /// <summary>The tier the price came from, from 1.</summary>
    public int? TierNo { get; set; }

    /// <summary>On a credit: the line it credits. On a tax: the line it taxes.</summary>
    public long? OfLineId { get; set; }

    /// <summary>On a tax line: the rate it was computed with.</summary>
    public decimal? TaxRate { get; set; }

    /// <summary>The order it bills.</summary>
    public long? OrderNo { get; set; }

    /// <summary>The item it bills.</summary>
    public long? ItemNo { get; set; }

    /// <summary>The stock keeping unit it bills.</summary>
    public string? Sku { get; set; }

    /// <summary>The coupon a discount comes from.</summary>
    public string? CouponCode { get; set; }

    /// <summary>Whether the line moves a surplus of credit out of the invoice, or credit of earlier invoices into it.</summary>
    public bool IsCreditTransfer { get; set; }

    /// <summary>The part of the full period the line covers, 0–1.</summary>
    [JsonIgnore]
    public decimal Factor => PeriodDays == 0 ? 1m : Math.Round((decimal)Days / PeriodDays, 10);

    /// <summary>Units billed: full units times the factor.</summary>
    [JsonIgnore]
    public decimal Units => PeriodDays == 0 ? BaseUnits : Math.Round(BaseUnits * Days / PeriodDays, 10);

    /// <summary>"21 of 28 days" on prorated lines, else null.</summary>
    [JsonIgnore]
    public string? ProrationText => Days == PeriodDays ? null : $"{Days} of {PeriodDays} days";
}

/// <summary>A made invoice; never changed afterwards.</summary>
public sealed partial class Invoice
{
    /// <summary>Aria's number.</summary>
    public long No { get; set; }

    /// <summary>Aria's transaction number.</summary>
    public long TransactionId { get; set; }

    /// <summary>The billing group it was made for.</summary>
    public long BillingGroupNo { get; set; }

    /// <summary>The master instance whose billing made it.</summary>
    public long MasterInstanceNo { get; set; }

    /// <summary>Day it was made.</summary>
    public DateOnly BillDate { get; set; }

    /// <summary>Day it is due.</summary>
    public DateOnly DueDate { get; set; }

    /// <summary>F for an anniversary period, P for a change within one.</summary>
    public string TypeCode { get; set; } = "F";

    /// <summary>The lines, numbered from 1.</summary>
    public List<InvoiceLine> Lines { get; set; } = [];

    /// <summary>The sum of the lines; what the balance rose by.</summary>
    [JsonIgnore]
    public decimal Total => Lines.Sum(line => line.Amount);

    /// <summary>Whether it is the regular invoice a billing group got on a day.</summary>
    public bool IsRegularOf(BillingGroup group, DateOnly day) => TypeCode == "F" && BillDate == day && BillingGroupNo == group.No;
}
