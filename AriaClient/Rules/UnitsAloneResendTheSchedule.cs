namespace CrmAriaConnector.Aria;

internal sealed class UnitsAloneResendTheSchedule : AriaRule<UpdateAcctPlanRequest>
{
    public override string Demand => "A change of units alone names a schedule in force that is not the plan's default, where the caller says which it is.";

    public override string Source => "seed: self-service practices (Aria assigns the default schedule unless another is named); whether that holds for an update is not settled, so the schedule is sent again";

    protected override void Check(UpdateAcctPlanRequest request)
    {
        if (request.Known is not { RateScheduleNo: { } schedule, IsDefaultRateSchedule: false } || request.PlanUnits is null || request.CustomRates.Count > 0)
            return;
        if (request.FirstGiven("alt_rate_schedule_no", "client_alt_rate_schedule_id") is null)
            throw Refuse("alt_rate_schedule_no", null, $"The customer is charged by schedule {schedule}, which is not the plan's default. Send it again with the new units, or Aria may fall back to the default.");
    }
}
