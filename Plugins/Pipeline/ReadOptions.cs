using System;
using System.Linq;
using CrmAriaConnector.Plugins.Access;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using Microsoft.Xrm.Sdk;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>What the change dialog offers for one plan, read from Aria now. Nothing is written.</summary>
internal sealed class ReadOptions(CallContext call)
{
    public ApiAnswer Run(Guid customerId, string planInstanceNo)
    {
        var link = Link(customerId, planInstanceNo);
        using var scope = new ChangeScope(call, link);
        var today = scope.Billing.Today();
        var plan = scope.Billing.Plan(link.Number, planInstanceNo);
        var schedules = scope.Billing.Schedules(plan.PlanNo, plan.Currency);
        var queue = scope.Billing.Queue(link.Number).Where(change => change.InstanceNo == planInstanceNo);
        return ApiAnswer.Ok(PluginJson.Write(new
        {
            Today = today,
            AcctNo = link.Number,
            plan.Currency,
            CompanyProration = scope.Connection.CompanyRule,
            Plan = new
            {
                plan.InstanceNo,
                plan.PlanNo,
                plan.Name,
                plan.Units,
                plan.IsSupplemental,
                plan.RateScheduleNo,
                plan.RateScheduleName,
                plan.BillDay,
                plan.BillThruDate,
                plan.NextBillDate,
                plan.RecurringInterval,
                plan.Services,
            },
            RateSchedules = schedules.Select(schedule => new
            {
                schedule.No,
                schedule.Name,
                schedule.Currency,
                schedule.IsDefault,
                IsCurrent = schedule.No == plan.RateScheduleNo,
                schedule.AvailableFrom,
                schedule.AvailableTo,
                Services = schedule.No == plan.RateScheduleNo ? plan.Services : null,
            }),
            Queue = queue.Select(change => new
            {
                change.QueueId,
                change.EffectiveDate,
                change.TargetPlanName,
                change.TargetUnits,
                change.TargetRateScheduleNo,
            }),
        }));
    }

    /// <summary>The customer's account that has this plan, as far as CRM knows.</summary>
    private LinkRow Link(Guid customerId, string planInstanceNo)
    {
        var links = AccountLinks.OfCustomer(call.System, customerId);
        if (links.Count == 0)
            throw new RefusalException(Codes.NoLink, "This customer is not linked to an account in Aria. Ask a billing lead to link it.");
        var owners = call.System.Query(PlanInstanceRow.Table, [PlanInstanceRow.Link], (PlanInstanceRow.InstanceNo, planInstanceNo))
            .Select(row => row.GetAttributeValue<EntityReference>(PlanInstanceRow.Link)?.Id).ToList();
        return links.FirstOrDefault(link => owners.Contains(link.Id))
            ?? throw new RefusalException(Codes.UnknownPlanInstance, Invariant($"Plan {planInstanceNo} is not among this customer's plans. Refresh first, then choose the plan from the list."));
    }
}
