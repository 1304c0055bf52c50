using System;
using System.Collections.Immutable;

namespace CrmAriaConnector.LocalDataverse.Metadata;

/// <summary>Everything one solution zip declares, read and checked but not yet applied.</summary>
public sealed record SolutionMetadata
{
    public required string UniqueName { get; init; }
    public required string DisplayName { get; init; }
    public required Version Version { get; init; }
    public required string Description { get; init; }
    public required bool IsManaged { get; init; }
    public required string Publisher { get; init; }

    /// <summary>SHA-256 over the zip's files; equal content has an equal digest however it was compressed.</summary>
    public string ContentHash { get; init; } = string.Empty;
    public ImmutableArray<TableMetadata> Tables { get; init; } = [];
    public ImmutableArray<TableExtension> TableExtensions { get; init; } = [];
    public ImmutableArray<RelationshipMetadata> Relationships { get; init; } = [];
    public ImmutableArray<ChoiceMetadata> Choices { get; init; } = [];
    public ImmutableArray<ViewMetadata> Views { get; init; } = [];
    public ImmutableArray<FormMetadata> Forms { get; init; } = [];

    /// <summary>RibbonDiffXml by table, as it stands in the zip.</summary>
    public ImmutableSortedDictionary<string, string> Ribbons { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public ImmutableArray<RoleMetadata> Roles { get; init; } = [];
    public ImmutableArray<FieldSecurityProfileMetadata> FieldSecurityProfiles { get; init; } = [];
    public ImmutableArray<CustomApiMetadata> CustomApis { get; init; } = [];
    public ImmutableArray<StepMetadata> Steps { get; init; } = [];
    public ImmutableArray<WebResourceMetadata> WebResources { get; init; } = [];
    public ImmutableArray<PluginAssemblyMetadata> PluginAssemblies { get; init; } = [];
    public ImmutableArray<AppMetadata> Apps { get; init; } = [];
}

public sealed record ViewMetadata(Guid Id, string Table, string Name, string FetchXml, string LayoutXml, int QueryType, bool IsDefault)
{
    public ImmutableArray<string> Columns { get; init; } = [];
}

public sealed record FormMetadata(Guid Id, string Table, string Name, string Type, string FormXml)
{
    public ImmutableArray<string> Columns { get; init; } = [];
}

/// <summary>How far a privilege reaches: the user's own rows, the business unit's, its children's, or all.</summary>
public enum PrivilegeDepth
{
    None,
    Basic,
    Local,
    Deep,
    Global
}

public sealed record RoleMetadata(Guid Id, string Name, ImmutableSortedDictionary<string, PrivilegeDepth> Privileges);

public sealed record FieldSecurityProfileMetadata(Guid Id, string Name, ImmutableArray<FieldPermission> Permissions);

public sealed record FieldPermission(string Table, string Column, bool CanRead, bool CanCreate, bool CanUpdate);

public enum CustomApiBinding
{
    Global,
    Table,
    TableCollection
}

public sealed record CustomApiMetadata
{
    public required string UniqueName { get; init; }
    public required CustomApiBinding Binding { get; init; }
    public string? BoundTable { get; init; }
    public bool IsFunction { get; init; }
    public bool IsPrivate { get; init; }

    /// <summary>0 none, 1 asynchronous only, 2 synchronous and asynchronous custom steps.</summary>
    public int AllowedCustomProcessingStepType { get; init; }
    public string? ExecutePrivilegeName { get; init; }

    /// <summary>Full name of the plug-in type that answers; null when the API has none.</summary>
    public string? PluginTypeName { get; init; }
    public string? PluginAssemblyName { get; init; }
    public ImmutableArray<CustomApiParameter> RequestParameters { get; init; } = [];
    public ImmutableArray<CustomApiParameter> ResponseProperties { get; init; } = [];
}

/// <summary>A parameter's type number is the platform's (0 Boolean, 1 DateTime, 2 Decimal, 3 Entity, 4 EntityCollection, 5 EntityReference, 6 Float, 7 Integer, 8 Money, 9 Picklist, 10 String, 11 StringArray, 12 Guid).</summary>
public sealed record CustomApiParameter(string UniqueName, int Type, bool IsOptional, string? Table);

public sealed record StepImage(string Name, string EntityAlias, int ImageType, string MessagePropertyName, ImmutableArray<string> Columns);

public sealed record StepMetadata
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Message { get; init; }
    public string? Table { get; init; }
    public required string PluginAssemblyName { get; init; }
    public required string PluginTypeName { get; init; }

    /// <summary>10 before validation, 20 before, 40 after the operation.</summary>
    public required int Stage { get; init; }

    /// <summary>0 synchronous, 1 asynchronous.</summary>
    public required int Mode { get; init; }
    public int Rank { get; init; } = 1;
    public bool AsyncAutoDelete { get; init; }
    public ImmutableArray<string> FilteringAttributes { get; init; } = [];
    public ImmutableArray<StepImage> Images { get; init; } = [];
    public string? Configuration { get; init; }
}

/// <summary>A web resource's type number is the platform's (1 HTML, 2 CSS, 3 JavaScript, 4 XML, 5 PNG, 6 JPG, 7 GIF, 8 XAP, 9 XSL, 10 ICO, 11 SVG, 12 RESX).</summary>
public sealed record WebResourceMetadata(string Name, string DisplayName, int Type, byte[] Content)
{
    /// <summary>Names of the web resources a command's library needs loaded first, such as its texts (DependencyXml).</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];
}

/// <summary>A plug-in assembly in the zip (from a plug-in package or on its own), with the digest of the sources it was built from.</summary>
public sealed record PluginAssemblyMetadata(string Name, string? PackageName, string? SourceHash, ImmutableArray<string> TypeNames)
{
    /// <summary>Name with version, culture and key token.</summary>
    public string FullName { get; init; } = Name;
}

public sealed record AppMetadata(string UniqueName, string Name, ImmutableArray<string> Tables, string SiteMapXml)
{
    /// <summary>Roles that may open the app.</summary>
    public ImmutableArray<Guid> Roles { get; init; } = [];
}
