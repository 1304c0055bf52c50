namespace CrmAriaConnector.Aria;

internal sealed class PartsOfAnAccountAreAskedForTogether : AriaRule<GetAcctDetailsAllRequest>
{
    private const long No = 0;
    private const long Yes = 1;

    public override string Demand => "Of an account supplemental plans are asked for with master plans, payment methods with billing groups.";

    public override string Source => "guide of get_acct_details_all_m: the ones need the others";

    public override bool ConcernsReads => true;

    protected override void Check(GetAcctDetailsAllRequest request)
    {
        if (request.Long("include_supp_plans") == Yes && request.Long("include_master_plans") == No)
            throw Refuse("include_master_plans", No, "Supplemental plans come within their master plans: ask for these too.");
        if (request.Long("include_payment_methods") == Yes && request.Long("include_billing_groups") != Yes)
            throw Refuse("include_billing_groups", request.Long("include_billing_groups"), "Payment methods come within their billing groups: ask for these too.");
    }
}
