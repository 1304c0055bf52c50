using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>Looks a change up by its receipt id. Source: the guide of get_all_actions_by_receipt_id_m.</summary>
internal static class ReceiptLookUp
{
    /// <summary>Aria's code for a reading that finds nothing; other readings answer an empty list. Source: recorded answers.</summary>
    private const long NoData = 1002;
    private const long NoSuchAccount = 1009;

    public static async Task<Finding> FindAsync(AriaClient client, AriaRequest change, string receiptId, CancellationToken cancellationToken)
    {
        var (number, clientId) = AccountOf(change);
        if (change is CreateAcctCompleteRequest creation)
            return await FindAccountAsync(client, creation, cancellationToken).ConfigureAwait(false);
        if (change is SendAcctEmailRequest { UserId: { } user })
            number = (await client.SendAsync(new GetAcctNoFromUserIdRequest { UserId = user }, cancellationToken).ConfigureAwait(false)).AcctNo;
        if (number is null && string.IsNullOrEmpty(clientId))
            return Finding.CannotTell("The change names no account by which its receipt could be looked up. Look for it in Aria.");

        var look = new GetAllActionsByReceiptIdRequest { AcctNo = number, ClientAcctId = clientId, ClientReceiptId = receiptId };
        try
        {
            var actions = (await client.SendAsync(look, cancellationToken).ConfigureAwait(false)).ReceiptAction;
            return actions.Count == 0
                ? Finding.Nothing("Aria knows nothing of the receipt.")
                : Finding.Done("Aria has actions under the receipt.", [.. actions.Where(action => action.ActionRecIdVal is { Length: > 0 }).Select(action => new ChangeIdentifier(action.ActionRecIdLabel ?? "", action.ActionRecIdVal!))]);
        }
        catch (AriaException nothing) when (nothing.ErrorCode == NoData)
        {
            return Finding.Nothing("Aria knows nothing of the receipt.");
        }
    }

    /// <summary>An account that was to be created is looked for by what the caller named it.</summary>
    private static async Task<Finding> FindAccountAsync(AriaClient client, CreateAcctCompleteRequest creation, CancellationToken cancellationToken)
    {
        var account = creation.Acct.FirstOrDefault();
        try
        {
            if (account?.ClientAcctId is { Length: > 0 } id)
                return Created((await client.SendAsync(new GetAcctDetailsAllRequest { ClientAcctId = id }, cancellationToken).ConfigureAwait(false)).AcctNo);
            if (account?.Userid is { Length: > 0 } user)
                return Created((await client.SendAsync(new GetAcctNoFromUserIdRequest { UserId = user }, cancellationToken).ConfigureAwait(false)).AcctNo);
        }
        catch (AriaException nothing) when (nothing.ErrorCode is NoSuchAccount or NoData)
        {
            return Finding.Nothing("Aria has no account of that name.");
        }
        return Finding.CannotTell("The account was given neither client_acct_id nor userid by which it could be looked for. Look for it in Aria.");

        static Finding Created(long? number) => number is { } acctNo
            ? Finding.Done("The account exists.", new ChangeIdentifier("acct_no", acctNo.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : Finding.Nothing("Aria has no account of that name.");
    }

    private static (long? Number, string? ClientId) AccountOf(AriaRequest change)
    {
        var number = Value(change, "acct_no") ?? Value(change, "account_no");
        return (number as long?, Value(change, "client_acct_id") as string);
    }

    private static object? Value(AriaRequest change, string member) => change.Schema.Find(member) is { } found ? change.ValueOf(found) : null;
}
