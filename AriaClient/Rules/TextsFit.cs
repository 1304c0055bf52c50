namespace CrmAriaConnector.Aria;

internal sealed class TextsFit : AriaRule
{
    public override string Demand => "Texts are not longer than Aria takes them.";

    public override string Source => "lengths of the API's release 19; errors 3040, 3044; guide of apply_service_credit_m (300 characters, else error 1001); set_session_auth_m takes 32 characters of user id and of password; names of supplemental fields have up to 100 characters, their values 300";

    public override void Check(AriaRequest request)
    {
        foreach (var (name, length) in Limits)
            foreach (var holder in request.Holders(name))
                Check(name, holder, length);
        if (request is ApplyServiceCreditRequest)
            Check("comments", request, 300);
        if (request is SetSessionAuthRequest)
            Check("password", request, 32);
    }

    private static readonly (string Name, int Length)[] Limits =
    [
        ("client_acct_id", 50), ("statement_message", 1000), ("client_notes", 1000), ("user_id", 32), ("userid", 32),
        ("field_name", 100), ("value_text", 300), ("acct_supp_field_name", 100), ("acct_supp_field_value", 300),
    ];

    private void Check(string name, AriaObject holder, int length)
    {
        if (holder.Text(name) is { } text && text.Length > length)
            throw Refuse(name, $"{text.Length} characters", $"The text is longer than {length} characters. Shorten it.");
    }
}
