using System.Linq;
using CrmAriaConnector.Aria;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>What Aria's answer to a change tells of the money: billed is not yet collected.</summary>
internal enum Payment
{
    /// <summary>The change made no invoice.</summary>
    NothingBilled,

    /// <summary>Billed; the payment processor gave the payment a number.</summary>
    Collected,

    /// <summary>Billed; collecting was tried and failed.</summary>
    Failed,

    /// <summary>Billed; the answer names no payment. So it is with payment terms, with a credit, and below the least amount a tenant collects.</summary>
    NoneNamed,
}

internal static class Payments
{
    public static Payment Of(UpdateAcctPlanResponse answer)
    {
        if (answer.InvoiceNo is null && answer.AcctPlanLineItems.Count == 0)
            return Payment.NothingBilled;
        if (answer.Warnings.Any(Remarks.IsCollection))
            return Payment.Failed;
        return string.IsNullOrEmpty(answer.ProcPaymentId) ? Payment.NoneNamed : Payment.Collected;
    }
}
