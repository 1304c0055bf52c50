using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
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

    /// <summary>
    /// What waits in Aria's queue for a plan, and for the plan above it. Aria is asked only if CRM shows something: most
    /// previews do without that reading, and the page that opened the dialog has just refreshed CRM.
    /// </summary>
    public IReadOnlyList<QueuedChange> Queue(PlanInstance plan)
    {
        bool IsAbout(QueuedChange change) => change.InstanceNo == plan.InstanceNo || (plan.ParentInstanceNo is not null && change.InstanceNo == plan.ParentInstanceNo);
        var mirrored = _system.Query(QueuedChangeRow.Table, QueuedChangeRow.Columns, (QueuedChangeRow.Link, Link.Id)).Select(QueuedChangeRow.Read);
        return mirrored.Any(IsAbout) ? Billing.Queue(Link.Number).Where(IsAbout).ToList() : [];
    }

    /// <summary>The queued change of a plan; by its number, or the only one.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public static QueuedChange Queued(IEnumerable<QueuedChange> queue, string instanceNo, string? queueId) =>
        queue.FirstOrDefault(change => change.InstanceNo == instanceNo && (queueId is null || change.QueueId == queueId))
        ?? throw new RefusalException(Codes.InvalidCustomRates, queueId is null
            ? Invariant($"No change is queued for plan {instanceNo}. Refresh first, or give the rates to the current plan.")
            : Invariant($"Queued change {queueId} is not among the changes of plan {instanceNo}. Refresh first, then choose it from the list."));

    public void Dispose() => Aria.Dispose();
}
