using System;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasy;

/// <summary>What a test wants its plug-in to be told.</summary>
public class XrmFakedPluginExecutionContext : IPluginExecutionContext
{
    private const int PreOperation = 20;
    private const int PostOperation = 40;
    private const int Synchronous = 0;

    public Guid BusinessUnitId { get; set; }

    public Guid CorrelationId { get; set; }

    public int Depth { get; set; } = 1;

    public Guid InitiatingUserId { get; set; }

    public ParameterCollection InputParameters { get; set; }

    public bool IsExecutingOffline { get; set; }

    public bool IsInTransaction => Stage == PreOperation || (Stage == PostOperation && Mode == Synchronous);

    public bool IsOfflinePlayback { get; set; }

    public int IsolationMode { get; set; } = 1;

    public string MessageName { get; set; } = "Create";

    public int Mode { get; set; }

    public DateTime OperationCreatedOn { get; set; }

    public Guid OperationId { get; set; }

    public Guid OrganizationId { get; set; }

    public string OrganizationName { get; set; }

    public ParameterCollection OutputParameters { get; set; }

    public EntityReference OwningExtension { get; set; }

    public EntityImageCollection PostEntityImages { get; set; }

    public EntityImageCollection PreEntityImages { get; set; }

    public Guid PrimaryEntityId { get; set; }

    public string PrimaryEntityName { get; set; }

    public Guid? RequestId { get; set; }

    public string SecondaryEntityName { get; set; }

    public ParameterCollection SharedVariables { get; set; }

    public Guid UserId { get; set; }

    public IPluginExecutionContext ParentContext { get; set; }

    public int Stage { get; set; }

    /// <summary>
    /// The context as the platform would hand it over: its target names the primary row, and somebody is always the caller.
    /// The parameter collections are the test's own, so that it sees what the plug-in puts into them.
    /// </summary>
    internal XrmFakedPluginExecutionContext AsHandedToThePlugin()
    {
        var handed = (XrmFakedPluginExecutionContext)MemberwiseClone();
        var someone = Guid.NewGuid();
        if (handed.UserId == Guid.Empty)
            handed.UserId = someone;
        if (handed.InitiatingUserId == Guid.Empty)
            handed.InitiatingUserId = someone;
        if (InputParameters != null && InputParameters.TryGetValue("Target", out var target))
        {
            var primary = target as EntityReference ?? (target as Entity)?.ToEntityReference();
            handed.PrimaryEntityName = primary?.LogicalName ?? handed.PrimaryEntityName;
            handed.PrimaryEntityId = primary?.Id ?? handed.PrimaryEntityId;
        }

        return handed;
    }
}
