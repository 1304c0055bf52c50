using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.Plugins.Events;

/// <summary>
/// The events of one account that a reading settles. Whoever reads asks for them before the reading begins: what they tell
/// of has happened by then, so the reading holds it.
/// </summary>
internal sealed class EventInbox(CallContext call, Guid linkId)
{
    /// <summary>Those that wait.</summary>
    public IReadOnlyList<EventRow> Received() => In(EventState.Received);

    /// <summary>Those that wait, and those left to people.</summary>
    public IReadOnlyList<EventRow> Unsettled() => In(EventState.Received, EventState.Failed);

    public void Settle(IEnumerable<EventRow> events)
    {
        foreach (var one in events)
        {
            call.System.Update(new Entity(EventRow.Table, one.Id)
            {
                [EventRow.State] = RowValues.Option((int)EventState.Processed),
                [EventRow.ProcessedOn] = call.UtcNow,
                [EventRow.Message] = null,
            });
        }
    }

    /// <summary>Leaves what waits to people. Asked anew, because an event may have arrived that counts on the caller's job.</summary>
    public void GiveUp(string why)
    {
        var waiting = Received();
        for (var round = 0; waiting.Count > 0 && round < EventSettings.ReadingsPerJob; round++, waiting = Received())
        {
            foreach (var one in waiting)
            {
                call.System.Update(new Entity(EventRow.Table, one.Id)
                {
                    [EventRow.State] = RowValues.Option((int)EventState.Failed),
                    [EventRow.Message] = why,
                });
            }
        }
    }

    /// <summary>Ends the waiting of all of them: the account has no customer here any more.</summary>
    public void LeaveUnlinked()
    {
        for (var waiting = Unsettled(); waiting.Count > 0; waiting = Unsettled())
        {
            foreach (var one in waiting)
                LeaveUnlinked(call, one);
        }
    }

    public static void LeaveUnlinked(CallContext call, EventRow one) => call.System.Update(new Entity(EventRow.Table, one.Id)
    {
        [EventRow.State] = RowValues.Option((int)EventState.NotLinked),
        [EventRow.Message] = "The link to this Aria account was removed, so nothing was read.",
    });

    private IReadOnlyList<EventRow> In(params EventState[] states)
    {
        var query = new QueryExpression(EventRow.Table) { ColumnSet = new ColumnSet(EventRow.Columns) };
        query.Criteria.AddCondition(EventRow.Link, ConditionOperator.Equal, linkId);
        query.Criteria.AddCondition(EventRow.State, ConditionOperator.In, states.Select(state => (object)RowValues.Option((int)state).Value).ToArray());
        return call.System.Query(query).Select(row => new EventRow(row))
            .OrderBy(one => one.Received).ThenBy(one => one.Id)
            .Take(EventSettings.SettledAtOnce).ToList();
    }
}
