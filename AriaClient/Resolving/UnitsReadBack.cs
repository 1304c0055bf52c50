using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;
using static System.FormattableString;

namespace CrmAriaConnector.Aria;

/// <summary>
/// A change of single units is done when the new ones are there and the removed ones are gone; on the anniversary, when a new change of that
/// many units waits in the queue, or has been carried out and brought them.
/// </summary>
internal sealed class UnitsReadBack : ReadBack<ModifyAcctPlanUnitInstancesRequest>
{
    private const string QueuePrefix = "queue ";

    protected override async Task<ChangeMark?> MarkAsync(AriaClient client, ModifyAcctPlanUnitInstancesRequest change, CancellationToken cancellationToken)
    {
        var units = await UnitsAsync(client, change, cancellationToken).ConfigureAwait(false);
        var queue = change.AssignmentDirective is { IsAnniversary: true } ? await QueueAsync(client, change, cancellationToken).ConfigureAwait(false) : [];
        return new ChangeMark([.. units.Select(unit => unit.Key), .. queue.Select(KeyOf)]);
    }

    protected override async Task<Finding> FindAsync(AriaClient client, ModifyAcctPlanUnitInstancesRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        if (mark is null)
            return NoMark("units");
        if (change.RemovePlanUnits.Any(unit => unit.PlanUnitInstNo is null && string.IsNullOrEmpty(unit.ClientPlanUnitInstId)))
            return Finding.CannotTell("A unit to be removed is named neither by number nor by id. Look at the account in Aria.");
        if (change.AssignmentDirective is not { IsAnniversary: true })
            return Compare(change, mark, await UnitsAsync(client, change, cancellationToken).ConfigureAwait(false));

        var added = (await QueueAsync(client, change, cancellationToken).ConfigureAwait(false)).Where(row => mark.IsNew(KeyOf(row))).ToList();
        if (added.Count == 0)
            return Finding.Nothing("The queue has got no new change of the plan.");
        if (added.Count == 1 && added[0].QueuedActionStatusCd == QueuedActionStatus.Executed)
        {
            var carriedOut = Compare(change, mark, await UnitsAsync(client, change, cancellationToken).ConfigureAwait(false));
            return carriedOut.IsEmpty ? Other() : carriedOut;
        }
        var fitting = added.Where(row => row.TargetPlanUnits - row.CurrentPlanUnits == Wanted(change) - change.RemovePlanUnits.Count).ToList();
        return fitting.Count == 1
            ? Finding.Done("A new change of that many units is in the queue.", new ChangeIdentifier("queue_id", Text(fitting[0].QueueId)))
            : Other();

        static Finding Other() => Finding.CannotTell("The queue has got new changes of the plan, but which is this one cannot be told. Look at the account in Aria.");
    }

    private static Finding Compare(ModifyAcctPlanUnitInstancesRequest change, ChangeMark mark, List<Unit> now)
    {
        var before = mark.Keys.Where(key => !key.StartsWith(QueuePrefix, StringComparison.Ordinal)).Select(Unit.Read).ToList();
        var removed = change.RemovePlanUnits.Select(asked => before.FirstOrDefault(unit => unit.Is(asked))).ToList();
        if (removed.Exists(unit => unit is null))
            return Finding.CannotTell("A unit to be removed was not there before. Look at the account in Aria.");
        // A removed unit is listed no more, or with another status.
        var gone = removed.Count(unit => !now.Any(other => other.Number == unit!.Number && other.Status == unit.Status));
        var added = now.Where(unit => before.TrueForAll(old => old.Number != unit.Number)).ToList();
        if (gone == 0 && added.Count == 0)
            return Finding.Nothing("No unit has come or gone.");
        var ours = OfThisChange(change, added);
        return gone == removed.Count && ours is not null
            ? Finding.Done("The units are as they were asked for.", [.. ours.Select(unit => new ChangeIdentifier("plan_unit_inst_no", unit.Number))])
            : Finding.CannotTell("Units have come or gone, but not those that were asked for alone. Look at the account in Aria.");
    }

    /// <summary>The new units this change asked for; null when they are not there, or cannot be told from others.</summary>
    private static List<Unit>? OfThisChange(ModifyAcctPlanUnitInstancesRequest change, List<Unit> added)
    {
        var wanted = Wanted(change);
        var named = added.Where(unit => change.NewClientPlanUnitInst.Contains(unit.ClientId)).ToList();
        if (named.Count != change.NewClientPlanUnitInst.Count)
            return null;
        return named.Count == wanted ? named : added.Count == wanted ? added : null;
    }

    private static decimal Wanted(ModifyAcctPlanUnitInstancesRequest change) => change.NewPlanUnits ?? change.NewClientPlanUnitInst.Count;

    private static async Task<List<QueuedChangeDetail>> QueueAsync(AriaClient client, ModifyAcctPlanUnitInstancesRequest change, CancellationToken cancellationToken)
    {
        var look = new GetAcctPlanQueuedChangesRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, QueuedActionStatusCd = QueuedActionStatus.All };
        var queue = (await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false)).QueuedChangeDetails;
        return [.. queue.Where(row => change.PlanInstNo is { } number ? row.PlanInstanceNo == number : row.ClientPlanInstanceId == change.ClientPlanInstId)];
    }

    private static async Task<List<Unit>> UnitsAsync(AriaClient client, ModifyAcctPlanUnitInstancesRequest change, CancellationToken cancellationToken)
    {
        var look = new GetAcctPlanUnitInstanceAllRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, PlanInstanceNo = change.PlanInstNo, ClientPlanInstanceId = change.ClientPlanInstId };
        var answer = await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false);
        return [.. answer.AllPlanInstances.SelectMany(instance => instance.PlanUnitInstList)
            .Select((PlanUnitInstList unit) => new Unit(Text(unit.PlanUnitInstNo), unit.PlanUnitInstStatus ?? "", unit.ClientPlanUnitInstId ?? ""))];
    }

    private static string KeyOf(QueuedChangeDetail row) => Invariant($"{QueuePrefix}{row.QueueId}");

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A unit as a mark keeps it.</summary>
    private sealed record Unit(string Number, string Status, string ClientId)
    {
        public string Key => string.Join("\t", Number, Status, ClientId);

        public static Unit Read(string key)
        {
            var parts = key.Split(['\t'], 3);
            return new Unit(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
        }

        public bool Is(RemovePlanUnit asked) => asked.PlanUnitInstNo is { } number ? Number == Text(number) : ClientId == asked.ClientPlanUnitInstId;
    }
}
