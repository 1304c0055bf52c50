using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>One operation of Aria that the simulator models.</summary>
internal interface IOperation
{
    /// <summary>The name callers send as rest_call.</summary>
    string Name { get; }

    /// <summary>What of it is modelled, for docs/simulator.md.</summary>
    string Summary { get; }

    /// <summary>The inputs it acts on. Any other declared input, when it carries a value, is refused by name rather than ignored.</summary>
    IReadOnlySet<string> Modelled { get; }

    /// <summary>Whether its changes are kept (unless the call is a dry run).</summary>
    bool Writes { get; }

    /// <summary>Does it; returns the outputs that are not null.</summary>
    JsonObject Run(Call call);
}
