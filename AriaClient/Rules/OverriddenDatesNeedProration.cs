namespace CrmAriaConnector.Aria;

internal sealed class OverriddenDatesNeedProration : AriaRule
{
    private const string BillThrough = "override_bill_thru_date";
    private static readonly string[] Overrides = [BillThrough, "override_dates_mp_instance_no", "override_dates_client_mp_instance_id"];

    public override string Demand => "override_bill_thru_date and override_dates_mp_instance_no need invoicing option 2. override_bill_thru_date is for master plans, lies after alt_start_date and goes without status_until_alt_start.";

    public override string Source => "the API's release 19, field texts of assign_acct_plan_m";

    public override void Check(AriaRequest request)
    {
        foreach (var plan in request.Holders(BillThrough))
        {
            if (plan.FirstGiven(Overrides) is { } field && plan.Long("invoicing_option") != InvoicingOption.Prorated.Code)
                throw Refuse(field, plan.Value(field), "Such a first invoice is a prorated one: give invoicing_option 2 with it.");
            if (plan.Date(BillThrough) is not { } date)
                continue;
            if (plan.Date("alt_start_date") is { } start && date <= start)
                throw Refuse(BillThrough, date, $"The first invoice must reach beyond the start of the plan on {start}. Give a later day.");
            if (plan.FirstGiven(PlanChange.ParentOfAssignment) is { } parent)
                throw Refuse(BillThrough, date, $"Only a master plan has a first invoice up to a day; with {parent} this is a supplemental one. Leave the day out.");
            // The status stands beside the day, or in the rows of the plans that start.
            foreach (var starting in (AriaObject[])[plan, .. plan.Rows("plan_updates"), .. plan.Rows("master_plans_detail")])
                if (starting.FirstGiven("status_until_alt_start", "status_until_alt_start_cd") is { } status)
                    throw Refuse(status, starting.Value(status), $"{BillThrough} and {status} exclude each other. Give one of them.");
        }
    }
}
