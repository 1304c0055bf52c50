namespace CrmAriaConnector.Aria;

internal sealed class BillThroughDateNeedsProration : AriaRule
{
    public override string Demand => "override_bill_thru_date needs invoicing option 2 and goes without status_until_alt_start.";

    public override string Source => "the API's release 19, field texts of assign_acct_plan_m";

    public override void Check(AriaRequest request)
    {
        foreach (var plan in request.Holders("override_bill_thru_date"))
        {
            if (plan.Value("override_bill_thru_date") is not { } date)
                continue;
            if (plan.Long("invoicing_option") != InvoicingOption.Prorated.Code)
                throw Refuse("override_bill_thru_date", date, "A first invoice up to a day is a prorated one: give invoicing_option 2 with it.");
            if (plan.Has("status_until_alt_start"))
                throw Refuse("status_until_alt_start", plan.Value("status_until_alt_start"), "override_bill_thru_date and status_until_alt_start exclude each other.");
        }
    }
}
