using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;
using static System.FormattableString;

namespace CrmAriaConnector.Aria;

/// <summary>A change of one unit is done when it has the id, the days of fulfilment and the fields asked for, and did not have all of them before.</summary>
internal sealed class UpdatedUnitReadBack : StateReadBack<UpdateAcctPlanUnitInstanceRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, UpdateAcctPlanUnitInstanceRequest change, CancellationToken cancellationToken)
    {
        var look = new GetAcctPlanUnitInstanceAllRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, PlanUnitInstNo = change.PlanUnitInstNo };
        var units = (await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false)).AllPlanInstances.SelectMany(instance => instance.PlanUnitInstList)
            .Where((PlanUnitInstList unit) => change.PlanUnitInstNo is { } number ? unit.PlanUnitInstNo == number
                : unit.ClientPlanUnitInstId is { Length: > 0 } id && (id == change.ClientPlanUnitInstId || id == change.NewClientPlanUnitInstId)).ToList();
        if (units.Count != 1)
            return StateReading.Not("Aria does not show the unit, or not it alone.");
        var unit = units[0];
        var aspects = new List<Aspect>();
        if (change.NewClientPlanUnitInstId is { Length: > 0 } newId)
            aspects.Add(new Aspect("id " + unit.ClientPlanUnitInstId, unit.ClientPlanUnitInstId == newId));
        if (change.PlanUnitInstanceServices.Count > 0)
        {
            var today = (await client.SendAsync(new GetVirtualDatetimeRequest(), cancellationToken).ConfigureAwait(false)).VirtualDate;
            foreach (var asked in change.PlanUnitInstanceServices)
            {
                var service = unit.PlanUnitInstServiceDetails.FirstOrDefault(service => asked.ServiceNo is { } number ? service.ServiceNo == number : service.ClientServiceId == asked.ClientServiceId);
                if (service is null)
                    return StateReading.Not("Aria does not show the fulfilment of the service.");
                aspects.Add(new Aspect(Invariant($"service {service.ServiceNo} from {service.FulfillmentDate}"), IsFulfilled(asked, service.FulfillmentDate, today)));
            }
        }
        foreach (var asked in change.PlanUnitInstFields)
        {
            var values = unit.PlanUnitInstFields.Where(field => field.FieldName == asked.FieldName).Select(field => field.FieldValue).OrderBy(value => value, StringComparer.Ordinal).ToList();
            aspects.Add(new Aspect($"field {asked.FieldName}={string.Join("\t", values)}", IsSet(asked, values)));
        }
        return StateReading.Of([.. aspects]);
    }

    /// <summary>"Now" is a day that has begun; which one is known by the mark alone.</summary>
    private static bool IsFulfilled(PlanUnitInstanceService asked, AriaDate? day, AriaDate? today)
    {
        if (asked.FulfillmentDirective == FulfillmentDirective.RemoveDate)
            return day is null;
        return day is not null && (asked.FulfillmentDirective == FulfillmentDirective.OnDate ? day == asked.ServiceFulfillmentDate : day <= today);
    }

    private static bool IsSet(PlanUnitInstField asked, List<string?> values)
    {
        if (asked.PlanUnitInstDirective == UnitFieldDirective.Remove)
            return string.IsNullOrEmpty(asked.FieldValue) ? values.Count == 0 : !values.Contains(asked.FieldValue);
        return values.Contains(asked.FieldValue) && (asked.PlanUnitInstDirective != UnitFieldDirective.Replace || values.Count == 1);
    }
}
