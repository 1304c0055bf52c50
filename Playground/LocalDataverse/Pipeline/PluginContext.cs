using System;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>What a plug-in is told about the execution it is part of.</summary>
internal sealed record PluginContext : IPluginExecutionContext2
{
    public const string NoTable = "none";

    public required int Stage { get; init; }
    public required int Mode { get; init; }
    public required int Depth { get; init; }
    public required string MessageName { get; init; }
    public required string PrimaryEntityName { get; init; }
    public required Guid PrimaryEntityId { get; init; }
    public required ParameterCollection InputParameters { get; init; }
    public required ParameterCollection OutputParameters { get; init; }
    public required ParameterCollection SharedVariables { get; init; }
    public required Guid UserId { get; init; }
    public required Guid InitiatingUserId { get; init; }
    public required Guid BusinessUnitId { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid CorrelationId { get; init; }
    public required Guid OperationId { get; init; }
    public required DateTime OperationCreatedOn { get; init; }
    public required bool IsInTransaction { get; init; }
    public required EntityReference OwningExtension { get; init; }
    public EntityImageCollection PreEntityImages { get; init; } = new();
    public EntityImageCollection PostEntityImages { get; init; } = new();
    public Guid? RequestId { get; init; }
    public IPluginExecutionContext? ParentContext { get; init; }

    /// <summary>2 is the sandbox, the only place the hosted platform runs plug-ins in.</summary>
    public int IsolationMode => 2;
    public string SecondaryEntityName => NoTable;
    public string OrganizationName => "local";
    public bool IsExecutingOffline => false;
    public bool IsOfflinePlayback => false;

    // Who a user is in the directory, in a portal or behind an application is not modelled: nobody.
    public Guid UserAzureActiveDirectoryObjectId => Guid.Empty;
    public Guid InitiatingUserAzureActiveDirectoryObjectId => Guid.Empty;
    public Guid InitiatingUserApplicationId => Guid.Empty;
    public Guid PortalsContactId => Guid.Empty;
    public bool IsPortalsClientCall => false;

    public Entity? Target => InputParameters.TryGetValue("Target", out var target) ? target as Entity : null;

    public static EntityReference StepReference(Guid id, string name) => new("sdkmessageprocessingstep", id) { Name = name };
}
