using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Subscribes to single events; their class must be subscribed already.</summary>
internal sealed class SubscribeEvents : IOperation
{
    public string Name => "subscribe_events_m";

    public string Summary => "single events of a subscribed class";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "event_list" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        call.Work.Head.SubscribedEvents.UnionWith(EventClasses.Events(call));
        return [];
    }
}
