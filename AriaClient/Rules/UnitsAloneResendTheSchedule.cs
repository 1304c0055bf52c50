using System.Linq;

namespace CrmAriaConnector.Aria;

internal sealed class UnitsAloneResendTheSchedule : AriaRule
{
    public override string Demand => "A change of units alone names a schedule in force that is not the plan's default, where the caller says which it is.";

    public override string Source => "seed: self-service practices (Aria assigns the default schedule unless another is named); whether that holds for an update is not settled, so the schedule is sent again";

    public override void Check(AriaRequest request)
    {
        foreach (var (change, units) in request.ChangesOfUnits())
        {
            if (!IsUpdate(change) || !change.Has(units) || PlanChange.CustomRates.Any(change.Has))
                continue;
            if (request.KnownOf(change) is { RateScheduleNo: { } schedule, IsDefaultRateSchedule: false } && change.FirstGiven(PlanChange.Schedule) is null)
                throw Refuse("alt_rate_schedule_no", null, $"The customer is charged by schedule {schedule}, which is not the plan's default. Send it again with the new units, or Aria may fall back to the default.");
        }
    }

    /// <summary>Another plan has schedules of its own.</summary>
    private static bool IsUpdate(AriaObject change) => change switch
    {
        Rows.PlanUpdate row => row.PlanDirective == PlanDirective.Update,
        UpdateAcctCompleteRequest complete => complete.FirstGiven("master_plan_no", "client_master_plan_id") is null,
        _ => change is UpdateAcctPlanRequest,
    };
}
