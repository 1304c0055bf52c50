using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Ends a session.</summary>
internal sealed class KillSession : IOperation
{
    public string Name => "kill_session_m";

    public string Summary => "ends a session; 1011 when it is not live";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "session_id" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        SessionBook.End(call.Work, SessionBook.Live(call.Work, call.Request.Text("session_id")!));
        return [];
    }
}
