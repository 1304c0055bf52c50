using System;
using System.Globalization;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What the payment processor said.</summary>
/// <param name="Approved">Whether the money comes.</param>
/// <param name="StatusCode">Its code: 100 approved, 303 declined.</param>
/// <param name="StatusText">Its words.</param>
/// <param name="PaymentId">Its number of the payment.</param>
/// <param name="AuthCode">Its authorisation.</param>
public sealed record ProcessorAnswer(bool Approved, string StatusCode, string StatusText, string? PaymentId, string? AuthCode);

/// <summary>A stand-in for the payment processor. It moves no money and never sees a whole card number twice.</summary>
public static class Processor
{
    /// <summary>Charges a method: declined when the method is marked so, is a card past its month, or the processor is out of order.</summary>
    public static ProcessorAnswer Charge(Books books, PaymentMethod method, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(method);
        if (books.Outages.DeclinesPayments || method.IsDeclined || method.IsExpired(day))
            return new ProcessorAnswer(false, "303", "Processor decline", null, null);

        var number = books.NextNumber(Sequence.ProcessorPayment);
        return new ProcessorAnswer(
            true,
            "100",
            "Approved",
            string.Create(CultureInfo.InvariantCulture, $"PX-{number}"),
            string.Create(CultureInfo.InvariantCulture, $"A{number % 100_000:00000}"));
    }
}
