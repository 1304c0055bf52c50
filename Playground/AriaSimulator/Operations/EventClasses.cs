using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Events;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>What the operations on event subscriptions share.</summary>
internal static class EventClasses
{
    public static EventClass Demanded(Call call) =>
        EventClass.Find(call.Request.Long("class_no")!.Value) ?? throw AriaFailure.Invalid("class_no must be from 1 to 5");

    /// <summary>The events named; each must be known and of a class subscribed to. Source: Aria, subscribe_events_m.</summary>
    public static IReadOnlyList<long> Events(Call call)
    {
        var ids = call.Request.Rows("event_list").Select(row => row.Long("event_list")!.Value).ToList();
        foreach (var id in ids)
        {
            var eventClass = EventClass.Of(id) ?? throw AriaFailure.Invalid($"event {id} is not known");
            if (!call.Work.Head.SubscribedClasses.Contains(eventClass.No))
                throw new AriaFailure(ErrorCode.ActionNotAllowed, $"action not allowed: event class {eventClass.No} is not subscribed");
        }

        return ids;
    }

    public static JsonObject Answer(TenantHead head, EventClass eventClass) => new()
    {
        ["events"] = Json.Rows(eventClass.Kinds.Select(kind => new JsonObject
        {
            ["event_id"] = kind.Id,
            ["event_name"] = kind.Label,
            ["event_description"] = kind.Label,
            ["event_state"] = head.SubscribedEvents.Contains(kind.Id) ? "subscribed" : "unsubscribed",
        })),
    };
}
