using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Ends the subscription to a class of events and to all events in it.</summary>
internal sealed class UnsubscribeEventClass : IOperation
{
    public string Name => "unsubscribe_event_class_m";

    public string Summary => "a class with all its events; dry run";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "class_no", "do_write" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var eventClass = EventClasses.Demanded(call);
        call.Work.Head.SubscribedClasses.Remove(eventClass.No);
        foreach (var kind in eventClass.Kinds)
            call.Work.Head.SubscribedEvents.Remove(kind.Id);
        return EventClasses.Answer(call.Work.Head, eventClass);
    }
}
