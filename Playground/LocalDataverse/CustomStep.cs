using System.Collections.Immutable;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A step a customer registers besides those of imported solutions.</summary>
public sealed record CustomStep
{
    public required string Message { get; init; }

    /// <summary>Null: any table.</summary>
    public string? Table { get; init; }

    /// <summary>10 before validation, 20 before, 40 after the operation.</summary>
    public required int Stage { get; init; }

    /// <summary>0 synchronous, 1 asynchronous (stage 40 only).</summary>
    public int Mode { get; init; }
    public required IPlugin Plugin { get; init; }
    public string Name { get; init; } = "A customer's own step";

    /// <summary>Steps of one stage run in the order of their ranks.</summary>
    public int Rank { get; init; } = 1;

    /// <summary>An Update runs the step only if it names one of these columns; empty: always.</summary>
    public ImmutableArray<string> FilteringAttributes { get; init; } = [];
    public ImmutableArray<StepImage> Images { get; init; } = [];
}
