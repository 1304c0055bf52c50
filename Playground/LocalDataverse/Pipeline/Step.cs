using System;
using System.Collections.Immutable;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>A registered step, of a solution or of a customer.</summary>
internal sealed record Step
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Message { get; init; }
    public string? Table { get; init; }
    public required int Stage { get; init; }
    public required bool IsAsync { get; init; }
    public required int Rank { get; init; }
    public required ImmutableArray<string> FilteringAttributes { get; init; }
    public required ImmutableArray<StepImage> Images { get; init; }
    public required Lazy<IPlugin> Plugin { get; init; }
    public required string PluginType { get; init; }

    /// <summary>A successful job leaves no trace behind.</summary>
    public bool DeletesItsJob { get; init; }

    public bool Concerns(string message, string? table) =>
        string.Equals(Message, message, StringComparison.OrdinalIgnoreCase) && (Table is null || Table == table);

    /// <summary>Filtering attributes count for Update alone: one of them must have been sent, changed or not.</summary>
    public bool Wants(Entity? target) =>
        FilteringAttributes.IsEmpty || target is null || !string.Equals(Message, "Update", StringComparison.OrdinalIgnoreCase) || FilteringAttributes.Any(target.Contains);
}
