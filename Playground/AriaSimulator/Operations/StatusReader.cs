using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Reads the status an instance is to have, and what belongs to it.</summary>
internal static class StatusReader
{
    /// <summary>The new status; null when none was sent. Those that only the queue gives are refused.</summary>
    public static int? Read(AriaRow row, string field)
    {
        if (row.Long(field) is not { } code)
            return null;
        if (code is < int.MinValue or > int.MaxValue || !PlanStatus.All.Contains((int)code))
            throw AriaFailure.Invalid($"{field} {code} is not a plan status");
        if (code is PlanStatus.PendingCancellation or PlanStatus.PendingTermination)
            throw new AriaFailure(ErrorCode.StatusForbidsChange, $"invalid status for the plan: {PlanStatus.Label((int)code)} comes only from a queued cancellation");
        return (int)code;
    }

    public static BillDateReset? DateReset(AriaRow row) => row.Long("force_bill_date_reset") switch
    {
        null => null,
        0 => BillDateReset.None,
        1 => BillDateReset.ChangeDate,
        2 => BillDateReset.CurrentAnniversary,
        _ => throw AriaFailure.Invalid("force_bill_date_reset must be 0, 1 or 2"),
    };

    /// <summary>Puts an instance into dunning (1) or takes it out (0); 2 comes from the system only.</summary>
    public static void SetDunning(AriaRow row, PlanInstance instance)
    {
        var state = row.Long("dunning_state");
        if (state is not (null or 0 or 1))
            throw new AriaFailure(ErrorCode.InvalidDunningState, "invalid dunning state");

        var degradeDate = row.Date("degrade_date");
        if (degradeDate != null && state != 1)
            throw AriaFailure.Invalid("degrade_date needs dunning_state 1");
        if (state is not { } given)
            return;

        instance.DunningState = (int)given;
        instance.DegradeDate = degradeDate;
    }
}
