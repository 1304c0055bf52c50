using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria;

/// <summary>Custom rates are done when the plan in force, or the queued one, has them.</summary>
internal sealed class CustomRatesReadBack : ReadBack<AssignCustomAcctPlanRatesRequest>
{
    protected override async Task<Finding> FindAsync(AriaClient client, AssignCustomAcctPlanRatesRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        var wanted = change.CustomAcctRates.Select(rate => (rate.RateSeqNo, rate.FromUnit, rate.ToUnit, rate.RatePerUnit)).ToList();
        var isThere = change.PlanScope == PlanScope.Queued
            ? await IsQueuedAsync(client, change, wanted, cancellationToken).ConfigureAwait(false)
            : await IsInForceAsync(client, change, wanted, cancellationToken).ConfigureAwait(false);
        return isThere ? Finding.Done("The plan has these rates.", QueueOf(change)) : Finding.Nothing("The plan does not have these rates.");
    }

    private static ChangeIdentifier[] QueueOf(AssignCustomAcctPlanRatesRequest change) =>
        change.PlanQueueId is { } id ? [new ChangeIdentifier("queue_id", id.ToString(CultureInfo.InvariantCulture))] : [];

    private static async Task<bool> IsInForceAsync(AriaClient client, AssignCustomAcctPlanRatesRequest change, List<(long?, decimal?, decimal?, decimal?)> wanted, CancellationToken cancellationToken)
    {
        var instance = await Instances.FindAsync(client, change.AcctNo, change.ClientAcctId, change.PlanInstanceNo, change.ClientPlanInstanceId, cancellationToken).ConfigureAwait(false);
        return instance?.PlanInstanceServices
            .Where(service => change.ServiceNo is { } number ? service.ServiceNo == number : service.ClientServiceId == change.ClientServiceId)
            .Any(service => service.PlanServiceRates.Select(rate => (rate.RateSeqNo, rate.FromUnit, rate.ToUnit, rate.RatePerUnit)).SequenceEqual(wanted)) == true;
    }

    private static async Task<bool> IsQueuedAsync(AriaClient client, AssignCustomAcctPlanRatesRequest change, List<(long?, decimal?, decimal?, decimal?)> wanted, CancellationToken cancellationToken)
    {
        var queue = await client.SendAsync(new GetAcctPlanQueuedChangesRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, QueuedActionStatusCd = QueuedActionStatus.Queued }, cancellationToken).ConfigureAwait(false);
        return queue.QueuedChangeDetails
            .Where(row => change.PlanQueueId is { } id ? row.QueueId == id
                : change.PlanInstanceNo is { } number ? row.PlanInstanceNo == number
                : row.ClientPlanInstanceId == change.ClientPlanInstanceId)
            .Any(row => OfService(row, change).SequenceEqual(wanted));
    }

    private static IEnumerable<(long?, decimal?, decimal?, decimal?)> OfService(QueuedChangeDetail row, AssignCustomAcctPlanRatesRequest change) => row.QueuedPlanCustomRates
        .Where(rate => change.ServiceNo is { } number ? rate.CustomRateServiceNo == number : rate.CustomRateClientServiceId == change.ClientServiceId)
        .Select(rate => (rate.CustomRateSeqNo, rate.CustomRateFromUnit, rate.CustomRateToUnit, rate.CustomRatePerUnit));
}

/// <summary>Custom rates are removed when every service charges what the plan's schedule says.</summary>
internal sealed class RemovedRatesReadBack : ReadBack<RemoveAcctPlanCustomRatesRequest>
{
    protected override async Task<Finding> FindAsync(AriaClient client, RemoveAcctPlanCustomRatesRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        var instance = await Instances.FindAsync(client, change.AcctNo, change.ClientAcctId, change.PlanInstanceNo, change.ClientPlanInstanceId, cancellationToken).ConfigureAwait(false);
        if (instance is null)
            return Finding.CannotTell("The plan instance is not there any more. Look at the account in Aria.");
        foreach (var service in instance.PlanInstanceServices.Where(service => service.PlanServiceRates.Count > 0))
        {
            var schedule = await client.SendAsync(new GetClientPlanServiceRatesRequest { PlanNo = instance.PlanNo, ServiceNo = service.ServiceNo, AltRateScheduleNo = instance.RateScheduleNo }, cancellationToken).ConfigureAwait(false);
            if (!service.PlanServiceRates.Select(rate => (rate.RateSeqNo, rate.RatePerUnit)).SequenceEqual(schedule.PlanServiceRates.Select(rate => (rate.RateSeqNo, rate.RatePerUnit))))
                return Finding.Nothing($"Service {service.ServiceNo} still has rates of its own.");
        }
        return Finding.Done("Every service charges the schedule's rates.");
    }
}
