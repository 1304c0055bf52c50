using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What must hold before a plan is changed.</summary>
internal static class PlanRules
{
    /// <summary>The account may have plans: it is neither archived nor deactivated.</summary>
    public static void DemandLiveAccount(Account account)
    {
        if (account.Status == AccountStatus.Archived)
            throw new AriaFailure(ErrorCode.AccountForbidsAssignment, "Cannot add assignment for account with status code -99");
        if (account.Status == AccountStatus.Deactivated)
            throw new AriaFailure(ErrorCode.AccountStatusForbidsPlans, $"account status does not support plan provisioning: the account has status {account.Status}");
    }

    /// <summary>The instance is neither over nor suspended.</summary>
    public static void DemandChangeable(PlanInstance instance)
    {
        if (instance.Status < PlanStatus.Inactive)
            throw new AriaFailure(ErrorCode.StatusForbidsChange, $"invalid status for the plan: the instance is {PlanStatus.Label(instance.Status)}");
    }

    /// <summary>A master in dunning cannot be cancelled, now or later. Aria: Instance-Wide Payment Settings, default "do not allow".</summary>
    public static void DemandCancellable(PlanInstance instance)
    {
        if (PlanStatus.IsEnded(instance.Status))
            throw new AriaFailure(ErrorCode.StatusForbidsChange, $"invalid status for the plan: the instance is {PlanStatus.Label(instance.Status)}");
        if (instance.ParentNo == null && instance.DunningState != 0)
            throw new AriaFailure(ErrorCode.ActionNotAllowed, "action not allowed: a master plan instance in dunning cannot be cancelled");
    }

    /// <summary>The units suit what the plan above says of the plan.</summary>
    public static void DemandUnits(Catalogue catalogue, PlanInstance? parent, long planNo, decimal units, Settings settings)
    {
        if (!settings.EnforceUnitLimits || parent == null || catalogue.Plan(parent.PlanNo)!.Child(planNo) is not { } limits)
            return;
        if (units < limits.MinUnits)
            throw AriaFailure.Invalid($"plan_units must not be below {limits.MinUnits}: plan {parent.PlanNo} demands so for plan {planNo}");
        if (units > limits.MaxUnits)
            throw AriaFailure.Invalid($"plan_units must not exceed {limits.MaxUnits}: plan {parent.PlanNo} demands so for plan {planNo}");
    }

    /// <summary>An id of an instance that nobody else in the tenant has.</summary>
    public static string? FreeClientId(Call call, AriaRow row, string field, PlanInstance? own = null)
    {
        if (row.Text(field) is not { } id)
            return null;

        var isTaken = call.Work.Accounts.Any(other => other.Instances.Any(one => one.ClientId == id && one.No != own?.No));
        return isTaken ? throw new AriaFailure(ErrorCode.DuplicateEntry, $"{field} {id} is in use") : id;
    }
}
