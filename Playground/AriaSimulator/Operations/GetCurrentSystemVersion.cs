using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The usual ping.</summary>
internal sealed class GetCurrentSystemVersion : IOperation
{
    public string Name => "get_current_system_version_m";

    public string Summary => "the version of Aria the tenant says it runs";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string>();

    public bool Writes => false;

    public JsonObject Run(Call call) => new() { ["version"] = call.Work.Settings.SystemVersion };
}
