using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Answers OK when client number and key are right; the check itself is made for every call.</summary>
internal sealed class AuthenticateCaller : IOperation
{
    public string Name => "authenticate_caller_m";

    public string Summary => "whether client_no and auth_key belong together";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>();

    public bool Writes => false;

    public JsonObject Run(Call call) => [];
}
