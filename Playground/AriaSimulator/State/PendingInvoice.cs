using System;
using System.Collections.Generic;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A regular invoice that waits for approval: no part of the balance, and nothing else is invoiced in its billing group meanwhile.</summary>
public sealed class PendingInvoice
{
    /// <summary>What would be invoiced.</summary>
    public Invoice Invoice { get; set; } = new();

    /// <summary>Where its instances stood before, for a discard.</summary>
    public List<BillingPosition> Before { get; set; } = [];

    /// <summary>The put-off lines it took up.</summary>
    public List<long> DeferredLineIds { get; set; } = [];

    /// <summary>The service credits as they were.</summary>
    public List<ServiceCredit> CreditsBefore { get; set; } = [];
}

/// <summary>How far an instance is billed.</summary>
public sealed record BillingPosition(
    long PlanInstanceNo, DateOnly? LastBillDate, DateOnly? BillThru, DateOnly? ArrearsThru, DateOnly? NextBillDate, DateOnly? FirstPeriodThru, bool ActivationBilled)
{
    /// <summary>How far an instance is billed now.</summary>
    public static BillingPosition Of(PlanInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return new BillingPosition(
            instance.No, instance.LastBillDate, instance.BillThru, instance.ArrearsThru, instance.NextBillDate, instance.FirstPeriodThru, instance.ActivationBilled);
    }

    /// <summary>Puts an instance back there.</summary>
    public void Restore(PlanInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        instance.LastBillDate = LastBillDate;
        instance.BillThru = BillThru;
        instance.ArrearsThru = ArrearsThru;
        instance.NextBillDate = NextBillDate;
        instance.FirstPeriodThru = FirstPeriodThru;
        instance.ActivationBilled = ActivationBilled;
    }
}
