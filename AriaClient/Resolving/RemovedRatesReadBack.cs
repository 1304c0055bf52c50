using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using static System.FormattableString;

namespace CrmAriaConnector.Aria;

/// <summary>Custom rates are removed when every service charges what the plan's schedule says, and one did not before.</summary>
internal sealed class RemovedRatesReadBack : StateReadBack<RemoveAcctPlanCustomRatesRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, RemoveAcctPlanCustomRatesRequest change, CancellationToken cancellationToken)
    {
        var instance = await Instances.FindAsync(client, change.AcctNo, change.ClientAcctId, change.PlanInstanceNo, change.ClientPlanInstanceId, cancellationToken).ConfigureAwait(false);
        if (instance is null)
            return StateReading.Not("Aria does not show the plan instance.");
        // Only services charged by period or by usage can have custom rates.
        if (instance.PlanInstanceServices.Any(service => service.PlanServiceRates.Count == 0 && (service.IsRecurringInd == 1 || service.IsUsageBasedInd == 1)))
            return StateReading.Not("Aria does not show the rates of every service.");
        var aspects = new List<Aspect>();
        foreach (var service in instance.PlanInstanceServices.Where(service => service.PlanServiceRates.Count > 0))
        {
            var schedule = await client.ReadListAsync(new GetClientPlanServiceRatesRequest { PlanNo = instance.PlanNo, ServiceNo = service.ServiceNo, AltRateScheduleNo = instance.RateScheduleNo }, cancellationToken).ConfigureAwait(false);
            var rates = service.PlanServiceRates.Select(rate => (rate.RateSeqNo, rate.RatePerUnit)).OrderBy(rate => rate.RateSeqNo).ToList();
            var text = rates.Select(rate => Invariant($"{rate.RateSeqNo}: {rate.RatePerUnit:0.##########}"));
            aspects.Add(new Aspect(
                Invariant($"service {service.ServiceNo} ") + string.Join(", ", text),
                rates.SequenceEqual(schedule.PlanServiceRates.Select(rate => (rate.RateSeqNo, rate.RatePerUnit)).OrderBy(rate => rate.RateSeqNo))));
        }
        return aspects.Count == 0 ? StateReading.Not("Aria shows no rates of the plan instance.") : StateReading.Of([.. aspects]);
    }
}
