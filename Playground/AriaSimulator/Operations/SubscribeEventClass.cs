using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Subscribes to a class of events and to all events in it (assumed).</summary>
internal sealed class SubscribeEventClass : IOperation
{
    public string Name => "subscribe_event_class_m";

    public string Summary => "a class with all its events; dry run";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "class_no", "do_write" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var eventClass = EventClasses.Demanded(call);
        call.Work.Head.SubscribedClasses.Add(eventClass.No);
        foreach (var kind in eventClass.Kinds)
            call.Work.Head.SubscribedEvents.Add(kind.Id);
        return EventClasses.Answer(call.Work.Head, eventClass);
    }
}
