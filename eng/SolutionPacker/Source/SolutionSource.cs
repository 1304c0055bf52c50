using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>The unpacked solution, read once, in the layout SolutionPackager writes.</summary>
public sealed class SolutionSource
{
    /// <summary>Folders of components that stand in the zip exactly as in the source.</summary>
    private static readonly string[] VerbatimFolders = ["customapis", "pluginpackages"];

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private SolutionSource(string root)
    {
        Folder = Path.GetFullPath(root);
        if (!Directory.Exists(Folder))
            throw new PackException($"There is no solution source at '{root}'; give its folder with --source.");

        Manifest = ReadFile("Other/Solution.xml");
        Skeleton = ReadFile("Other/Customizations.xml");
        RelationshipNames = ReadFile("Other/Relationships.xml");
        FieldSecurityProfiles = ReadFile("Other/FieldSecurityProfiles.xml");
        Relationships = ReadFolder("Other/Relationships");
        Tables = Subfolders("Entities").Select(ReadTable).ToList();
        Choices = ReadFolder("OptionSets");
        Roles = ReadFolder("Roles");
        Steps = ReadFolder("SdkMessageProcessingSteps");
        WebResources = ReadFolder("WebResources", recursive: true);
        Components = VerbatimFolders.SelectMany(folder => ReadFolder(folder, recursive: true)).ToList();
        Ids = IdRegister.Read(Absolute("ids.json"));
        _read.Add("ids.json");
        Strangers = AllFiles().Where(path => !_read.Contains(path)).ToList();
    }

    public string Folder { get; }

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

    /// <summary>Custom APIs and the plug-in package: files that are copied as they are.</summary>
    public IReadOnlyList<SourceFile> Components { get; }

    public IdRegister Ids { get; }

    /// <summary>Files in the folder that belong to no part of the layout and would silently be left out.</summary>
    public IReadOnlyList<string> Strangers { get; }

    public string UniqueName => Manifest.Root.Element("SolutionManifest")?.Element("UniqueName")?.Value
        ?? throw new PackException($"{Manifest.Path}: there is no SolutionManifest/UniqueName; restore it.");

    public IEnumerable<SourceFile> CustomApis => Components.Where(f => f.Root.Name == "customapi");

    public SourceFile PluginPackage => Components.SingleOrDefault(f => f.Root.Name == "pluginpackage")
        ?? throw new PackException("pluginpackages/: there must be exactly one pluginpackage.xml; restore it.");

    public string PluginPackageName => PluginPackage.Root.Attribute("uniquename")?.Value ?? "";

    public IEnumerable<XElement> RelationshipNodes => Relationships.SelectMany(f => f.Root.Elements("EntityRelationship"));

    public IEnumerable<SourceFile> AllXml =>
        new[] { Manifest, Skeleton, RelationshipNames, FieldSecurityProfiles }
            .Concat(Relationships).Concat(Choices).Concat(Roles).Concat(Steps).Concat(WebResources).Concat(Components)
            .Concat(Tables.SelectMany(t => new[] { t.Entity, t.Ribbon }.Concat(t.Forms.Select(f => f.File)).Concat(t.Views)));

    public static SolutionSource Read(string folder) => new(folder);

    public string Absolute(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));

    private TableSource ReadTable(string folder) => new(
        folder,
        ReadFile($"Entities/{folder}/Entity.xml"),
        ReadFile($"Entities/{folder}/RibbonDiff.xml"),
        Subfolders($"Entities/{folder}/FormXml")
            .SelectMany(type => ReadFolder($"Entities/{folder}/FormXml/{type}").Select(file => new FormSource(type, file)))
            .ToList(),
        ReadFolder($"Entities/{folder}/SavedQueries"));

    private List<string> Subfolders(string path)
    {
        var absolute = Absolute(path);
        return !Directory.Exists(absolute)
            ? []
            : Directory.EnumerateDirectories(absolute).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal).ToList();
    }

    private List<SourceFile> ReadFolder(string path, bool recursive = false)
    {
        var absolute = Absolute(path);
        if (!Directory.Exists(absolute))
            return [];
        return Directory
            .EnumerateFiles(absolute, "*.xml", recursive ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            .Select(Relative)
            .Order(StringComparer.Ordinal)
            .Select(ReadFile)
            .ToList();
    }

    private SourceFile ReadFile(string path)
    {
        if (!File.Exists(Absolute(path)))
            throw new PackException($"{path} is missing; restore it.");
        _read.Add(path);
        try
        {
            using var reader = XmlReader.Create(Absolute(path), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return new SourceFile(path, XElement.Load(reader));
        }
        catch (XmlException exception)
        {
            throw new PackException($"{path} is not well-formed XML: {exception.Message}", exception);
        }
    }

    private IEnumerable<string> AllFiles() => Directory
        .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(Relative)
        .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal)
            && !path.StartsWith("obj/", StringComparison.Ordinal)
            && !path.EndsWith(".csproj", StringComparison.Ordinal)
            && !path.EndsWith(".user", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private string Relative(string absolute) => Path.GetRelativePath(Folder, absolute).Replace('\\', '/');
}
