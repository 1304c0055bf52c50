using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Events;

/// <summary>Something that happened to an account, before it is written as a document.</summary>
/// <param name="Id">Aria's event id.</param>
/// <param name="Account">The account afterwards.</param>
/// <param name="Action">A add, M modify, D delete.</param>
internal sealed record RaisedEvent(int Id, Account Account, string Action)
{
    public Order? Order { get; init; }

    public Invoice? Invoice { get; init; }

    public Payment? Payment { get; init; }

    public Refund? Refund { get; init; }

    public Statement? Statement { get; init; }
}

/// <summary>What a commit did to one account.</summary>
/// <param name="Before">The account before; null when it is new.</param>
/// <param name="After">The account now; never changed again.</param>
/// <param name="ReceiptId">The receipt id of the call that did it.</param>
internal sealed record CommittedChange(Account? Before, Account After, string? ReceiptId);
