namespace CrmAriaConnector.Aria;

internal sealed class AccountIsNamed : AriaRule
{
    public override string Demand => "A change names its account: acct_no (account_no) or client_acct_id.";

    public override string Source => "seed: custom account plan rates, required fields; the guides of the other writing operations say the same";

    public override void Check(AriaRequest request)
    {
        if (request.IsRead || !request.Takes("client_acct_id"))
            return;
        var number = request.Takes("acct_no") ? "acct_no" : "account_no";
        if (request.Takes(number) && !request.Has(number) && !request.Has("client_acct_id"))
            throw Refuse(number, null, $"Name the account: give {number} or client_acct_id.");
    }
}
