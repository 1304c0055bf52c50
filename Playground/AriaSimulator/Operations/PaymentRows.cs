using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What the readings of payments share.</summary>
internal static class PaymentRows
{
    /// <summary>Whether a payment pays something of a master; any does when none is asked for.</summary>
    public static bool Pays(Account account, Payment payment, PlanInstance? master) =>
        master == null || payment.Applications.Any(application => PaymentTargets.IsOf(account, account.Invoice(application.InvoiceNo)!, master));

    /// <summary>The sum of money that pays nothing yet, when the call asks for it.</summary>
    public static JsonNode? Unapplied(Call call, Account account) =>
        Indicator.Read(call.Request, "include_unapplied_payments", absent: false) ? Json.Amount(account.Payments.Sum(payment => payment.Unapplied)) : null;
}
