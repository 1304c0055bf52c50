using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Whether a class of events is subscribed, in words.</summary>
internal sealed class ClientHasEventClass : IOperation
{
    public string Name => "client_has_event_class_m";

    public string Summary => "whether a class is subscribed";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "class_no" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var isSubscribed = call.Work.Head.SubscribedClasses.Contains(EventClasses.Demanded(call).No);
        return new JsonObject { ["response"] = isSubscribed ? "true" : "false" };
    }
}
