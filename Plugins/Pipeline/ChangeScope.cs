using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Previews;
using CrmAriaConnector.Plugins.Readings;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Transport;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Pipeline;

/// <summary>What an intent may look at: one link of one customer, its mirror in CRM, and Aria behind it.</summary>
internal sealed class ChangeScope : IDisposable
{
    private readonly DataverseGateway _system;

    public ChangeScope(CallContext call, LinkRow link)
    {
        _system = call.System;
        Link = link;
        Connection = call.Connection(link.ConnectionId);
        Aria = call.OpenAria(Connection);
        Billing = new BillingReader(Aria);
    }

    public LinkRow Link { get; }

    public ConnectionRow Connection { get; }

    public AriaSession Aria { get; }

    public BillingReader Billing { get; }

    /// <exception cref="RefusalException">The account has no such plan as far as CRM knows.</exception>
    public PlanInstance MirroredPlan(string instanceNo) =>
        _system.Query(PlanInstanceRow.Table, PlanInstanceRow.Columns, (PlanInstanceRow.Link, Link.Id), (PlanInstanceRow.InstanceNo, instanceNo))
            .Select(PlanInstanceRow.Read).FirstOrDefault()
        ?? throw new RefusalException(Codes.UnknownPlanInstance, Invariant($"Plan {instanceNo} is not among the plans of Aria account {Link.Number}. Refresh first, then choose the plan from the list."));

    /// <summary>The queued change of a plan; by its number, or the only one.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public QueuedChange MirroredQueue(string instanceNo, string? queueId) =>
        Queued(instanceNo).FirstOrDefault(change => queueId is null || change.QueueId == queueId)
        ?? throw new RefusalException(Codes.InvalidCustomRates, queueId is null
            ? Invariant($"No change is queued for plan {instanceNo}. Refresh first, or give the rates to the current plan.")
            : Invariant($"Queued change {queueId} is not among the changes of plan {instanceNo}. Refresh first, then choose it from the list."));

    /// <summary>A word of caution for each change that waits for the same plan.</summary>
    public IEnumerable<Warning> QueueWarnings(string instanceNo) => Queued(instanceNo)
        .Select(change => Warning.Of(WarningCodes.OtherChangeQueued, Invariant(
            $"A change is queued for this plan already{(change.EffectiveDate is { } day ? " for " + Wording.Day(day) : "")}{(change.TargetUnits is { } units ? ": " + Wording.Number(units) + " unit(s)" : "")}. Both will be made.")));

    public void Dispose() => Aria.Dispose();

    private IEnumerable<QueuedChange> Queued(string instanceNo) =>
        _system.Query(QueuedChangeRow.Table, QueuedChangeRow.Columns, (QueuedChangeRow.Link, Link.Id), (QueuedChangeRow.InstanceNo, instanceNo))
            .Select(QueuedChangeRow.Read);
}
