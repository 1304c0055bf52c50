using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>The unpacked solution in the layout SolutionPackager writes.</summary>
public sealed class SolutionSource
{
    /// <summary>Folders of components that stand in the zip exactly as in the source.</summary>
    private static readonly string[] VerbatimFolders = ["customapis", "pluginpackages"];

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private readonly Lazy<Schema> _schema;

    private SolutionSource(SourceTree tree)
    {
        Tree = tree;
        _schema = new Lazy<Schema>(() => new Schema(this));
        Manifest = ReadFile("Other/Solution.xml");
        Skeleton = ReadFile("Other/Customizations.xml");
        RelationshipNames = ReadFile("Other/Relationships.xml");
        FieldSecurityProfiles = ReadFile("Other/FieldSecurityProfiles.xml");
        Relationships = ReadFolder("Other/Relationships/");
        Tables = Subfolders("Entities/").Select(ReadTable).ToList();
        Choices = ReadFolder("OptionSets/");
        Roles = ReadFolder("Roles/");
        Steps = ReadFolder("SdkMessageProcessingSteps/");
        WebResources = ReadFolder("WebResources/", deep: true);
        SiteMaps = ReadFolder("AppModuleSiteMaps/", deep: true);
        Apps = ReadFolder("AppModules/", deep: true);
        Components = VerbatimFolders.SelectMany(folder => ReadFolder(folder + "/", deep: true)).ToList();
        Ids = IdRegister.Read(tree);
        Shipped = ShippedManifest.Read(tree);
        _read.UnionWith([IdRegister.Path, ShippedManifest.Path]);
        Strangers = tree.Paths.Where(path => !_read.Contains(path)).ToList();
    }

    public SourceTree Tree { get; }

    public SourceFile Manifest { get; }

    public SourceFile Skeleton { get; }

    public SourceFile RelationshipNames { get; }

    public SourceFile FieldSecurityProfiles { get; }

    public IReadOnlyList<SourceFile> Relationships { get; }

    public IReadOnlyList<TableSource> Tables { get; }

    public IReadOnlyList<SourceFile> Choices { get; }

    public IReadOnlyList<SourceFile> Roles { get; }

    public IReadOnlyList<SourceFile> Steps { get; }

    /// <summary>The <c>.data.xml</c> files; the web resources themselves come from their own build.</summary>
    public IReadOnlyList<SourceFile> WebResources { get; }

    public IReadOnlyList<SourceFile> SiteMaps { get; }

    public IReadOnlyList<SourceFile> Apps { get; }

    /// <summary>Custom APIs and the plug-in package: files that are copied as they are.</summary>
    public IReadOnlyList<SourceFile> Components { get; }

    /// <summary>What a reference may mean.</summary>
    public Schema Schema => _schema.Value;

    public IdRegister Ids { get; }

    public ShippedManifest Shipped { get; }

    /// <summary>Files in the folder that belong to no part of the layout and would silently be left out.</summary>
    public IReadOnlyList<string> Strangers { get; }

    public string UniqueName => Manifest.Root.Element("SolutionManifest")?.Element("UniqueName")?.Value
        ?? throw new PackException($"{Manifest.Path}: there is no SolutionManifest/UniqueName; restore it.");

    public IEnumerable<SourceFile> CustomApis => Components.Where(f => f.Root.Name == "customapi");

    public SourceFile PluginPackage => Components.SingleOrDefault(f => f.Root.Name == "pluginpackage")
        ?? throw new PackException("pluginpackages/: there must be exactly one pluginpackage.xml; restore it.");

    public string PluginPackageName => PluginPackage.Root.Attribute("uniquename")?.Value ?? "";

    public IEnumerable<XElement> RelationshipNodes => Relationships.SelectMany(f => f.Root.Elements("EntityRelationship"));

    public IEnumerable<TableSource> OwnTables => Tables.Where(t => t.IsOwn);

    public static SolutionSource Read(string folder) => Of(SourceTree.Read(folder));

    public static SolutionSource Of(SourceTree tree) => new(tree);

    private TableSource ReadTable(string folder) => new(
        folder,
        ReadFile($"Entities/{folder}/Entity.xml"),
        ReadFile($"Entities/{folder}/RibbonDiff.xml"),
        Subfolders($"Entities/{folder}/FormXml/")
            .SelectMany(type => ReadFolder($"Entities/{folder}/FormXml/{type}/").Select(file => new FormSource(type, file)))
            .ToList(),
        ReadFolder($"Entities/{folder}/SavedQueries/"));

    private List<string> Subfolders(string folder) => Tree.Paths
        .Where(path => path.StartsWith(folder, StringComparison.Ordinal))
        .Select(path => path[folder.Length..])
        .Where(rest => rest.Contains('/'))
        .Select(rest => rest[..rest.IndexOf('/')])
        .Distinct(StringComparer.Ordinal)
        .ToList();

    private List<SourceFile> ReadFolder(string folder, bool deep = false) => Tree.Paths
        .Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".xml", StringComparison.Ordinal))
        .Where(path => deep || !path[folder.Length..].Contains('/'))
        .Select(ReadFile)
        .ToList();

    private SourceFile ReadFile(string path)
    {
        _read.Add(path);
        return Tree.Xml(path);
    }
}
