using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria;

/// <summary>Looks a change up by its receipt id. Source: the guide of get_all_actions_by_receipt_id_m.</summary>
internal static class ReceiptLookUp
{
    private const long NoSuchAccount = 1009;

    public static async Task<Finding> FindAsync(AriaClient client, AriaRequest change, string receiptId, CancellationToken cancellationToken)
    {
        if (change is CreateAcctCompleteRequest creation)
            return await FindAccountAsync(client, creation, receiptId, cancellationToken).ConfigureAwait(false);
        var (number, clientId) = AccountOf(change);
        if (change is SendAcctEmailRequest { UserId: { } user })
            number = await AccountNumberAsync(client, new AcctRow { Userid = user }, cancellationToken).ConfigureAwait(false);
        if (number is null && string.IsNullOrEmpty(clientId))
            return Finding.CannotTell("The change names no account by which its receipt could be looked up. Look for it in Aria.");
        return await OnAccountAsync(client, number, clientId, receiptId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Receipts can be asked for by account only.</summary>
    private static async Task<Finding> OnAccountAsync(AriaClient client, long? number, string? clientId, string receiptId, CancellationToken cancellationToken)
    {
        var look = new GetAllActionsByReceiptIdRequest { AcctNo = number, ClientAcctId = clientId, ClientReceiptId = receiptId };
        var actions = (await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false)).ReceiptAction;
        return actions.Count == 0
            ? Finding.Nothing("Aria knows nothing of the receipt.")
            : Finding.Done("Aria has actions under the receipt.", [.. actions.Where(action => action.ActionRecIdVal is { Length: > 0 }).Select(action => new ChangeIdentifier(action.ActionRecIdLabel ?? "", action.ActionRecIdVal!))]);
    }

    /// <summary>
    /// An account that was to be created is looked for by what the caller named it. One that has the name may be another customer's, so the
    /// receipt is asked for on it.
    /// </summary>
    private static async Task<Finding> FindAccountAsync(AriaClient client, CreateAcctCompleteRequest creation, string receiptId, CancellationToken cancellationToken)
    {
        if (creation.Acct.FirstOrDefault(account => account.ClientAcctId is { Length: > 0 } || account.Userid is { Length: > 0 }) is not { } named)
            return Finding.CannotTell("The account was given neither client_acct_id nor userid by which it could be looked for. Look for it in Aria.");
        if (await AccountNumberAsync(client, named, cancellationToken).ConfigureAwait(false) is not { } number)
            return Finding.Nothing("Aria has no account of that name.");
        var found = await OnAccountAsync(client, number, null, receiptId, cancellationToken).ConfigureAwait(false);
        return found.IsDone
            ? Finding.Done("The account exists and has the receipt.", [new ChangeIdentifier("acct_no", number.ToString(CultureInfo.InvariantCulture)), .. found.Identifiers])
            : Finding.Nothing("The account of that name is another one: it does not have the receipt.");
    }

    /// <summary>Null when Aria has no such account.</summary>
    private static async Task<long?> AccountNumberAsync(AriaClient client, AcctRow named, CancellationToken cancellationToken)
    {
        try
        {
            return named.ClientAcctId is { Length: > 0 } id
                ? (await client.ReadListAsync(new GetAcctDetailsAllRequest { ClientAcctId = id }, cancellationToken).ConfigureAwait(false)).AcctNo
                : (await client.ReadListAsync(new GetAcctNoFromUserIdRequest { UserId = named.Userid }, cancellationToken).ConfigureAwait(false)).AcctNo;
        }
        catch (AriaException nothing) when (nothing.ErrorCode == NoSuchAccount)
        {
            return null;
        }
    }

    private static (long? Number, string? ClientId) AccountOf(AriaRequest change)
    {
        var number = Value(change, "acct_no") ?? Value(change, "account_no");
        return (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var acctNo) ? acctNo : null, Value(change, "client_acct_id"));
    }

    private static string? Value(AriaRequest change, string member) =>
        change.Schema.Find(member) is { } found && change.ValueOf(found) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)
        : change.UnknownMembers.TryGetValue(member, out var unknown) ? unknown.ToString()
        : null;
}
