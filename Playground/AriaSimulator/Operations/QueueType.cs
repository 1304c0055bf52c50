using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Aria's codes of queued changes: 1 to 4 are published, 3 for updates, 5 and 6 are assumed.</summary>
internal static class QueueType
{
    public static int Code(ChangeKind kind) => kind switch
    {
        ChangeKind.Assignment => 1,
        ChangeKind.ChildAssignment => 2,
        ChangeKind.Rollover => 4,
        ChangeKind.Cancellation => 5,
        ChangeKind.Status => 6,
        _ => 3,
    };

    /// <summary>The plan_instance_queue rows of a call that asked for them.</summary>
    public static JsonArray? Rows(Call call, IEnumerable<QueuedChange> queued) =>
        call.Request.Flag("include_plan_instance_queue", absent: false)
            ? Json.Rows(queued.Select(change => new JsonObject
            {
                ["queue_id"] = change.QueueId,
                ["queue_type_ind"] = Code(change.Kind),
                ["plan_instance_no"] = change.PlanInstanceNo,
            }))
            : null;
}
