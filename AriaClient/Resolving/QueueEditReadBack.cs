using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;
using static System.FormattableString;

namespace CrmAriaConnector.Aria;

/// <summary>An edit of the queue is done when every change it names is in the state, or has the day, it was to bring about.</summary>
internal sealed class QueueEditReadBack : StateReadBack<EditAcctPlanQueuedChangesRequest>
{
    protected override async Task<StateReading> ReadAsync(AriaClient client, EditAcctPlanQueuedChangesRequest change, CancellationToken cancellationToken)
    {
        var look = new GetAcctPlanQueuedChangesRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, QueuedActionStatusCd = QueuedActionStatus.All };
        var queue = (await client.ReadListAsync(look, cancellationToken).ConfigureAwait(false)).QueuedChangeDetails;
        var aspects = new List<Aspect>();
        foreach (var edit in change.EditQueuedChanges)
        {
            if (queue.FirstOrDefault(row => row.QueueId == edit.QueueId) is not { } row)
                return StateReading.Not(Invariant($"Aria does not show the queued change {edit.QueueId}."));
            aspects.Add(AspectOf(edit, row));
        }
        return StateReading.Of([.. aspects]);
    }

    /// <summary>
    /// What an edit was to set and nothing else: a change that was carried out, or deleted, meanwhile can be edited no more, and still has
    /// the day it was moved to.
    /// </summary>
    private static Aspect AspectOf(EditQueuedChange edit, QueuedChangeDetail row)
    {
        if (edit.QueueEditDirective == QueueEditDirective.Delete)
        {
            var isDeleted = row.QueuedActionStatusCd == QueuedActionStatus.Deleted;
            return new Aspect(Invariant($"{row.QueueId} deleted {isDeleted}"), isDeleted);
        }
        if (edit.QueueEditDirective == QueueEditDirective.ExecuteNow)
        {
            // One that was tried and failed has been carried out, too: the edit itself is done. One that ran on its own day was not hurried.
            var isExecuted = row.QueuedActionStatusCd == QueuedActionStatus.Executed || row.QueuedActionStatusCd == QueuedActionStatus.Failed;
            var isHurried = row.ExecuteImmediatelyDate is not null || !string.IsNullOrEmpty(row.ExecuteImmediatelyUserId);
            return new Aspect(Invariant($"{row.QueueId} executed {isExecuted} {isHurried}"), isExecuted && isHurried);
        }
        return new Aspect(Invariant($"{row.QueueId} on {row.EffectiveDate}"), row.EffectiveDate is not null && row.EffectiveDate == edit.NewEffectiveDate);
    }
}
