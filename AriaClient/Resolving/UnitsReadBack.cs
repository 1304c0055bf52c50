using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria;

/// <summary>A change of single units is done when as many new ones are there as were asked for and the removed ones are gone, or when a new change waits in the queue.</summary>
internal sealed class UnitsReadBack : ReadBack<ModifyAcctPlanUnitInstancesRequest>
{
    protected override async Task<ChangeMark?> MarkAsync(AriaClient client, ModifyAcctPlanUnitInstancesRequest change, CancellationToken cancellationToken) =>
        new(await KeysAsync(client, change, cancellationToken).ConfigureAwait(false));

    protected override async Task<Finding> FindAsync(AriaClient client, ModifyAcctPlanUnitInstancesRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        if (mark is null)
            return NoMark("units");
        var keys = await KeysAsync(client, change, cancellationToken).ConfigureAwait(false);
        var added = keys.Where(mark.IsNew).ToList();
        if (change.AssignmentDirective is { IsAnniversary: true })
            return added.Count == 0 ? Finding.Nothing("No new change waits in the queue.") : Finding.Done("A new change waits in the queue.", Identifiers("queue_id", added));
        var wanted = change.NewPlanUnits ?? change.NewClientPlanUnitInst.Count;
        var isRemoved = change.RemovePlanUnits.All(unit => unit.PlanUnitInstNo is not { } number || !keys.Contains(Key(number)));
        return added.Count >= wanted && isRemoved
            ? Finding.Done("The units are as they were asked for.", Identifiers("plan_unit_inst_no", added))
            : Finding.Nothing("The units are not as they were asked for.");
    }

    private static ChangeIdentifier[] Identifiers(string label, List<string> keys) => [.. keys.Select(key => new ChangeIdentifier(label, key))];

    private static async Task<IReadOnlyCollection<string>> KeysAsync(AriaClient client, ModifyAcctPlanUnitInstancesRequest change, CancellationToken cancellationToken)
    {
        if (change.AssignmentDirective is { IsAnniversary: true })
        {
            var queue = await client.SendAsync(new GetAcctPlanQueuedChangesRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, QueuedActionStatusCd = QueuedActionStatus.Queued }, cancellationToken).ConfigureAwait(false);
            return [.. queue.QueuedChangeDetails.Where(row => change.PlanInstNo is { } number ? row.PlanInstanceNo == number : row.ClientPlanInstanceId == change.ClientPlanInstId).Select(row => Key(row.QueueId))];
        }
        var look = new GetAcctPlanUnitInstanceAllRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, PlanInstanceNo = change.PlanInstNo, ClientPlanInstanceId = change.ClientPlanInstId };
        var answer = await client.SendAsync(look, cancellationToken).ConfigureAwait(false);
        return [.. answer.AllPlanInstances.SelectMany(instance => instance.PlanUnitInstList).Select((PlanUnitInstList unit) => Key(unit.PlanUnitInstNo))];
    }

    private static string Key(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
