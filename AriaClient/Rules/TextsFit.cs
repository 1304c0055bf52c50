namespace CrmAriaConnector.Aria;

internal sealed class TextsFit : AriaRule
{
    public override string Demand => "Texts are not longer than Aria takes them.";

    public override string Source => "lengths of the API's release 19; errors 3040, 3044; guide of apply_service_credit_m (300 characters, else error 1001)";

    public override void Check(AriaRequest request)
    {
        foreach (var (name, length) in Limits)
            if (request.Text(name)?.Length > length)
                throw Refuse(name, null, $"The text is longer than {length} characters. Shorten it.");
        if (request is ApplyServiceCreditRequest { Comments.Length: > 300 })
            throw Refuse("comments", null, "The comment of a credit is longer than 300 characters. Shorten it.");
    }

    private static readonly (string Name, int Length)[] Limits =
        [("client_acct_id", 50), ("statement_message", 1000), ("client_notes", 1000), ("user_id", 32), ("userid", 32)];
}
