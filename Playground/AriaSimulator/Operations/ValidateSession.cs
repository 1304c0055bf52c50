using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Says whose session an id is, and keeps the session alive.</summary>
internal sealed class ValidateSession : IOperation
{
    public string Name => "validate_session_m";

    public string Summary => "whose session it is; keeps it alive";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "session_id" };

    public bool Writes => true;

    public JsonObject Run(Call call)
    {
        var session = SessionBook.Live(call.Work, call.Request.Text("session_id")!);
        SessionBook.Renew(call.Work, session);
        return new JsonObject
        {
            ["user_id"] = session.UserId,
            ["account_no"] = session.AcctNo,
            ["alt_caller_id"] = session.AltCallerId,
            ["application_id"] = session.ApplicationId,
            ["application_date"] = session.ApplicationDate,
        };
    }
}
