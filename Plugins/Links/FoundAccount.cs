using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Readings;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Links;

/// <summary>An account in Aria as it is shown before a customer is linked to it, and recognised when the link is made.</summary>
internal static class FoundAccount
{
    /// <summary>Everything by which a person recognises the account. If any of it changes, what was confirmed is not what would be linked.</summary>
    public static string FingerprintOf(AccountFigures account) => Fingerprint.Of(
    [
        account.AcctNo, account.ClientAcctId, account.UserId, account.Company, account.Person, account.Currency,
        account.Status?.ToString(CultureInfo.InvariantCulture),
    ]);

    /// <summary>What to mind before this account is linked to a customer of that name.</summary>
    public static IReadOnlyList<Warning> Warnings(AccountFigures account, string customer)
    {
        var warnings = new List<Warning>();
        if (account.Status != AccountStatus.Active)
            warnings.Add(Warning.Of(WarningCodes.AccountNotActive, Invariant($"This account is not active in Aria: {AccountStatus.Label(account.Status) ?? "its status is not known"}. It can be linked, but Aria may refuse changes to it.")));
        var names = new[] { account.Company, account.Person }.OfType<string>().Where(name => name.Trim().Length > 0).ToList();
        if (names.Count > 0 && !names.Any(name => NameMatch.MayBeOne(name, customer)))
            warnings.Add(Warning.Of(WarningCodes.NamesDiffer, Invariant($"The names differ: the customer here is {customer}, the account in Aria belongs to {string.Join(", ", names)}. Link them only if you are sure that they are one customer; the changes made here are billed to that account.")));
        return warnings;
    }
}
