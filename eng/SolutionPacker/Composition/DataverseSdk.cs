namespace CrmAriaConnector.SolutionPacker.Composition;

/// <summary>What the plug-in assemblies were compiled against.</summary>
public enum DataverseSdk
{
    /// <summary>Microsoft's packages.</summary>
    Package,

    /// <summary>The project's stand-ins, which carry the same assembly identity.</summary>
    StandIn,
}
