using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Money;
using CrmAriaConnector.Plugins.Pipeline;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Rows;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>
/// Rates for one customer's plan alone, in force or queued (seed: assign custom rates). Aria has no dry run for it, so
/// the preview is computed here and labelled as not confirmed by Aria.
/// </summary>
internal sealed record AssignCustomRatesIntent : IIntent
{
    public OperationKind Kind => OperationKind.AssignCustomRates;

    public string AcctNo { get; init; } = "";

    public string PlanInstanceNo { get; init; } = "";

    public string ServiceNo { get; init; } = "";

    public RateScope Scope { get; init; }

    /// <summary>Which queued change; may be left out for the one that waits for the bill date.</summary>
    public string? QueueId { get; init; }

    public IReadOnlyList<RateTier> Rates { get; init; } = [];

    public PreparedChange Prepare(ChangeScope scope)
    {
        var queue = scope.Queue(scope.MirroredPlan(PlanInstanceNo));
        var queued = Scope == RateScope.Queued ? ChangeScope.Queued(queue, PlanInstanceNo, QueueId) : null;
        var today = scope.Billing.Today();
        var plan = scope.Billing.Plan(AcctNo, PlanInstanceNo);
        CustomRateRules.Check(Rates, plan.Service(ServiceNo), ServiceNo);
        if (Scope == RateScope.Current && plan.Service(ServiceNo)!.Tiers.SequenceEqual(Rates))
            throw new RefusalException(Codes.NothingToChange, Invariant($"{plan.Name} has these rates already. Change a rate, or close the form."));
        var change = new AssignCustomRatesChange
        {
            AcctNo = AcctNo,
            PlanInstanceNo = PlanInstanceNo,
            ServiceNo = ServiceNo,
            Scope = Scope,
            // The one that is shown, and no other that may wait by then.
            QueueId = queued?.QueueId,
            Rates = Rates,
        };
        change = change with { Mark = scope.Aria.Mark(change.Request("")) };
        var promise = change.Promise(plan, queued, queue, today);
        return new PreparedChange(change, promise, Title(promise));
    }

    private static string Title(Promise promise) =>
        Invariant($"{promise.Plan.Name}: custom rates{(promise.EffectiveDate is { } day ? ", " + Wording.Day(day) : "")}");
}
