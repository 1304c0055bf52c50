using System.Collections.Generic;
using System.Globalization;
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

    public static IReadOnlyList<Warning> Warnings(AccountFigures account) => account.Status == AccountStatus.Active
        ? []
        : [Warning.Of(WarningCodes.AccountNotActive, Invariant($"This account is not active in Aria: {AccountStatus.Label(account.Status) ?? "its status is not known"}. It can be linked, but Aria may refuse changes to it."))];
}
