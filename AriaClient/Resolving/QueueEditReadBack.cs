using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria;

/// <summary>An edit of the queue is done when every change it names is in the state, or on the day, it was to bring about.</summary>
internal sealed class QueueEditReadBack : ReadBack<EditAcctPlanQueuedChangesRequest>
{
    protected override async Task<Finding> FindAsync(AriaClient client, EditAcctPlanQueuedChangesRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        var look = new GetAcctPlanQueuedChangesRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, QueuedActionStatusCd = QueuedActionStatus.All };
        var queue = (await client.SendAsync(look, cancellationToken).ConfigureAwait(false)).QueuedChangeDetails;
        foreach (var edit in change.EditQueuedChanges)
        {
            var row = queue.FirstOrDefault(row => row.QueueId == edit.QueueId);
            if (row is null)
                return Finding.CannotTell($"Aria does not show the queued change {edit.QueueId}. Look at the account in Aria.");
            if (!IsDone(edit, row))
                return Finding.Nothing($"The queued change {edit.QueueId} is as it was.");
        }
        return Finding.Done("The queue is as it was asked for.");
    }

    /// <summary>A change that was tried and failed has been executed, too: the edit itself is done.</summary>
    private static bool IsDone(EditQueuedChange edit, QueuedChangeDetail row)
    {
        if (edit.QueueEditDirective == QueueEditDirective.Delete)
            return row.QueuedActionStatusCd == QueuedActionStatus.Deleted;
        if (edit.QueueEditDirective == QueueEditDirective.ExecuteNow)
            return row.QueuedActionStatusCd == QueuedActionStatus.Executed || row.QueuedActionStatusCd == QueuedActionStatus.Failed;
        return row.QueuedActionStatusCd == QueuedActionStatus.Queued && row.EffectiveDate == edit.NewEffectiveDate;
    }
}
