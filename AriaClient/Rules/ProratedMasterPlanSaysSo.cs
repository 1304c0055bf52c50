using System.Linq;

namespace CrmAriaConnector.Aria;

internal sealed class ProratedMasterPlanSaysSo : AriaRule
{
    public override string Demand => "An immediate, prorated assignment of a master plan has invoicing option 2.";

    public override string Source => "seed: update_acct_plan_multi_m walkthrough (the directive alone does not prorate a master plan)";

    public override void Check(AriaRequest request)
    {
        var isProrating = request.Long("assignment_directive") is 4 or 5 or 6;
        var isMasterAssignment = request switch
        {
            AssignAcctPlanRequest assign => assign.FirstGiven(PlanChange.ParentOfAssignment) is null,
            UpdateAcctPlanMultiRequest multi => multi.PlanUpdates.Any(row => row.PlanDirective == PlanDirective.Assign && row.FirstGiven("parent_plan_instance_no", "parent_client_plan_instance_id", "parent_plan_instance_idx") is null),
            _ => false,
        };
        if (isProrating && isMasterAssignment && request.Long("invoicing_option") != InvoicingOption.Prorated.Code)
            throw Refuse("invoicing_option", request.Long("invoicing_option"), "Aria prorates the first invoice of a master plan only with invoicing_option 2. Give it, or a directive that does not prorate.");
    }
}
