using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Ends the subscription to single events.</summary>
internal sealed class UnsubscribeEvents : IOperation
{
    public string Name => "unsubscribe_events_m";

    public string Summary => "single events of a subscribed class";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "event_list" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        call.Work.Head.SubscribedEvents.ExceptWith(EventClasses.Events(call));
        return [];
    }
}
