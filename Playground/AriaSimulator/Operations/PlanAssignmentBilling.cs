using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Bills plans whose service began before the call.</summary>
internal static class PlanAssignmentBilling
{
    /// <summary>Starts plans in the past and bills their cycles: on one invoice, or the first one now and the others with the next batch.</summary>
    public static void StartInThePast(Call call, Account account, IEnumerable<NewPlan> assigned)
    {
        foreach (var change in assigned.SelectMany(plan => plan.Changes))
        {
            var instance = account.Instance(change.PlanInstanceNo)!;
            PlanStarter.Start(call.Work.Books, account, instance, change.Update.Status ?? PlanStatus.Active, change.First, change.Update.OffsetMonths, change.EffectiveDate!.Value);
        }

        var combine = Combines(call);
        Biller.BillDue(call.Work.Books, account, call.Today, combine, firstCycleOnly: !combine);
    }

    private static bool Combines(Call call) => call.Request.Long("combine_invoices") switch
    {
        null or 3 => call.Work.Settings.CombineInvoices,
        1 => true,
        2 => false,
        _ => throw AriaFailure.Invalid("combine_invoices must be 1, 2 or 3"),
    };
}
