using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using static System.FormattableString;

namespace CrmAriaConnector.Aria;

/// <summary>Custom rates are done when the plan in force, or the queued one, has them and did not before.</summary>
internal sealed class CustomRatesReadBack : StateReadBack<AssignCustomAcctPlanRatesRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, AssignCustomAcctPlanRatesRequest change, CancellationToken cancellationToken)
    {
        if (change.PlanScope != PlanScope.Queued)
            return await InForceAsync(client, change, cancellationToken).ConfigureAwait(false);
        if (change.PlanQueueId is not { } queueId)
            return StateReading.Not("Without plan_queue_id it cannot be told which queued change was meant.");
        var look = new GetAcctPlanQueuedChangesRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, QueuedActionStatusCd = QueuedActionStatus.All };
        var row = (await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false)).QueuedChangeDetails.FirstOrDefault(row => row.QueueId == queueId);
        if (row is null)
            return StateReading.Not(Invariant($"Aria does not show the queued change {queueId}."));
        var rates = row.QueuedPlanCustomRates
            .Where(rate => change.ServiceNo is { } number ? rate.CustomRateServiceNo == number : rate.CustomRateClientServiceId == change.ClientServiceId)
            .Select(rate => (rate.CustomRateSeqNo, rate.CustomRateFromUnit, rate.CustomRateToUnit, rate.CustomRatePerUnit));
        var queued = RatesOf("queued", rates, change);
        if (queued.IsAsAsked || row.QueuedActionStatusCd == QueuedActionStatus.Queued)
            return StateReading.Of(queued) with { Identifiers = [new ChangeIdentifier("queue_id", queueId.ToString(CultureInfo.InvariantCulture))] };
        // Aria need not list the rates of a change that waits no longer. What it carried out is in force.
        return row.QueuedActionStatusCd == QueuedActionStatus.Executed
            ? await InForceAsync(client, change, cancellationToken).ConfigureAwait(false)
            : StateReading.Not(Invariant($"The queued change {queueId} waits no longer, and Aria does not show that it had these rates."));
    }

    /// <summary>The queued change may be carried out meanwhile, so the rates in force are marked as well.</summary>
    protected override async Task<StateReading> ReadBeforeAsync(AriaClient client, AssignCustomAcctPlanRatesRequest change, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(client, change, cancellationToken).ConfigureAwait(false);
        if (before.Unclear is not null || change.PlanScope != PlanScope.Queued)
            return before;
        var inForce = await InForceAsync(client, change, cancellationToken).ConfigureAwait(false);
        return StateReading.Of([.. before.Aspects, .. inForce.Aspects]);
    }

    private static async Task<StateReading> InForceAsync(AriaClient client, AssignCustomAcctPlanRatesRequest change, CancellationToken cancellationToken)
    {
        var instance = await Instances.FindAsync(client, change.AcctNo, change.ClientAcctId, change.PlanInstanceNo, change.ClientPlanInstanceId, cancellationToken).ConfigureAwait(false);
        if (instance is null)
            return StateReading.Not("Aria does not show the plan instance.");
        var service = instance.PlanInstanceServices.FirstOrDefault(service => change.ServiceNo is { } number ? service.ServiceNo == number : service.ClientServiceId == change.ClientServiceId);
        return service is null
            ? StateReading.Not("Aria does not show the service on the plan instance.")
            : StateReading.Of(RatesOf("in force", service.PlanServiceRates.Select(rate => (rate.RateSeqNo, rate.FromUnit, rate.ToUnit, rate.RatePerUnit)), change));
    }

    private static Aspect RatesOf(string where, IEnumerable<(long? Seq, decimal? From, decimal? To, decimal? Rate)> rates, AssignCustomAcctPlanRatesRequest change)
    {
        var found = rates.OrderBy(rate => rate.Seq).ToList();
        var wanted = change.CustomAcctRates.Select(rate => (rate.RateSeqNo, rate.FromUnit, rate.ToUnit, rate.RatePerUnit)).OrderBy(rate => rate.RateSeqNo);
        var text = found.Select(rate => Invariant($"{rate.Seq}: {rate.From:0.##########}-{rate.To:0.##########} {rate.Rate:0.##########}"));
        return new Aspect(where + " " + string.Join(", ", text), found.SequenceEqual(wanted));
    }
}
