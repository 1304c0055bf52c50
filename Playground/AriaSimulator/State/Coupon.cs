using System;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>What a coupon is worth and where it may be used.</summary>
public sealed class Coupon
{
    /// <summary>What the customer types.</summary>
    public string Code { get; set; } = "";

    /// <summary>The sentence shown when it was taken.</summary>
    public string SuccessMessage { get; set; } = "";

    /// <summary>Last day it is taken; null never ends.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Whether it belongs on a master instance and not on the account.</summary>
    public bool IsForPlans { get; set; }

    /// <summary>Per cent off recurring fees, 0–100.</summary>
    public decimal PercentOff { get; set; }

    /// <summary>The number of regular invoices it lowers; null lowers all.</summary>
    public int? Invoices { get; set; }
}

/// <summary>A coupon an account took.</summary>
public sealed class AppliedCoupon
{
    /// <summary>The coupon.</summary>
    public string Code { get; set; } = "";

    /// <summary>The master it is on; null for the whole account.</summary>
    public long? MasterInstanceNo { get; set; }

    /// <summary>The day it was taken.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The regular invoices it lowered so far.</summary>
    public int UsedInvoices { get; set; }
}
