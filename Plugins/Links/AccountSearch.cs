using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Intents;
using CrmAriaConnector.Plugins.Readings;

namespace CrmAriaConnector.Plugins.Links;

/// <summary>How an account in Aria was recognised.</summary>
internal enum FoundBy
{
    AcctNo,
    ClientAcctId,
    UserId,
}

/// <summary>Finds an account in Aria by what somebody typed: taken for Aria's number first, then for the tenant's own id, then for a user id.</summary>
internal sealed class AccountSearch(BillingReader billing)
{
    /// <summary>What Aria holds of a client_acct_id, the longest of the three.</summary>
    private const int Longest = 50;

    /// <summary>Digits that certainly fit the number on the wire.</summary>
    private const int MostDigits = 18;

    /// <summary>A number as Aria writes it, without zeros in front; null for anything else.</summary>
    public static string? Number(string text) =>
        text.Length is > 0 and <= MostDigits && text.All(sign => sign is >= '0' and <= '9') ? AriaNumber.Text(AriaNumber.Wire(text)) : null;

    /// <exception cref="RefusalException">INVALID_INTENT: nothing that can be looked for. UNKNOWN_ACCOUNT: Aria knows it under none of the three.</exception>
    public (AccountFigures Account, FoundBy By) Find(string typed)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > Longest)
            throw new RefusalException(Codes.InvalidIntent, "Enter the account's number in Aria, your own id of it, or its user id: at most 50 characters.");
        if (Number(text) is { } digits && billing.FindByNumber(digits) is { } numbered)
            return (numbered, FoundBy.AcctNo);
        if (billing.FindByClientId(text) is { } own)
            return (own, FoundBy.ClientAcctId);
        if (billing.NumberOfUser(text) is { } number && billing.FindByNumber(number) is { } user)
            return (user, FoundBy.UserId);
        throw new RefusalException(Codes.UnknownAccount, $"Aria has no account “{text}” in this connection: neither as account number, nor as your own id, nor as user id. Check it, and whether the right connection is chosen.");
    }
}
