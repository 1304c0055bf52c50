using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Packaging;

/// <summary>
/// The plug-in package: a NuGet package that holds the plug-in assembly and every assembly it needs, and names no other
/// package. Written here and not by <c>dotnet pack</c>, whose relationship ids and times differ from run to run.
/// </summary>
public sealed class PluginPackage
{
    /// <summary>
    /// Version of the package and, with a fourth number, of its assembly. The platform never lets either change in an
    /// organisation that has them; which build is inside is told by the assembly's file version.
    /// </summary>
    public const string FixedVersion = "1.0.0";

    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Assemblies the sandbox brings itself; they must never be shipped.</summary>
    private static readonly string[] SandboxAssemblies = ["Microsoft.Xrm.Sdk", "Microsoft.Crm.Sdk.Proxy", "Microsoft.Xrm.Sdk.Workflow"];

    private PluginPackage(string id, string version, IReadOnlyDictionary<string, byte[]> assemblies, byte[] content)
    {
        Id = id;
        Version = version;
        Content = content;
        Assemblies = assemblies.ToDictionary(a => a.Key, a => AssemblyFacts.Read(a.Value), StringComparer.OrdinalIgnoreCase);
        if (!Assemblies.TryGetValue(id, out var plugin))
            throw new PackException($"The plug-in package holds no {id}.dll; build Plugins for the plug-in framework.");
        Plugin = plugin;
    }

    /// <summary>Id of the NuGet package, which is the name of the plug-in assembly.</summary>
    public string Id { get; }

    /// <summary>Version in the nuspec.</summary>
    public string Version { get; }

    /// <summary>The bytes of the nupkg.</summary>
    public byte[] Content { get; }

    /// <summary>File name without extension → facts, for every assembly shipped.</summary>
    public IReadOnlyDictionary<string, AssemblyFacts> Assemblies { get; }

    public AssemblyFacts Plugin { get; }

    public static bool IsSandboxAssembly(string name) => SandboxAssemblies.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Packs an assembly and the closure of what it refers to, as far as it lies beside it.</summary>
    /// <param name="assemblyPath">The plug-in assembly.</param>
    /// <param name="framework">The framework it is built for, as a folder of a NuGet package is named.</param>
    /// <param name="unused">Leaves out what nothing uses; null packs every assembly as it is.</param>
    public static PluginPackage Build(string assemblyPath, string framework, UnusedProperties? unused = null)
    {
        if (!File.Exists(assemblyPath))
            throw new PackException($"There is no plug-in assembly at '{assemblyPath}'; build Plugins for {framework} first.");
        var id = Path.GetFileNameWithoutExtension(assemblyPath);
        IReadOnlyDictionary<string, byte[]> assemblies = Closure(assemblyPath);
        if (unused is not null)
            assemblies = unused.LeaveOut(assemblies);
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, image) in assemblies)
            entries.Add($"lib/{framework}/{name}.dll", image);
        entries.Add($"{id}.nuspec", DeterministicZip.Utf8(NuspecOf(id)));
        entries.Add("package/services/metadata/core-properties/core.psmdcp", DeterministicZip.Utf8(CorePropertiesOf(id)));
        entries.Add("_rels/.rels", DeterministicZip.Utf8(RelationshipsOf(id)));
        entries.Add("[Content_Types].xml", DeterministicZip.Utf8(ContentTypesOf()));
        return new PluginPackage(id, FixedVersion, assemblies, DeterministicZip.Write(entries));
    }

    /// <summary>Reads a package out of a zip again.</summary>
    public static PluginPackage Read(byte[] content)
    {
        var entries = DeterministicZip.Read(content);
        var nuspec = entries.Keys.SingleOrDefault(n => n.EndsWith(".nuspec", StringComparison.Ordinal))
            ?? throw new PackException("The plug-in package holds no nuspec; pack it again.");
        var metadata = XElement.Parse(Encoding.UTF8.GetString(entries[nuspec])).Elements(Nuspec + "metadata").Single();
        var assemblies = entries
            .Where(e => e.Key.StartsWith("lib/", StringComparison.Ordinal) && e.Key.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(e => Path.GetFileNameWithoutExtension(e.Key), e => e.Value, StringComparer.OrdinalIgnoreCase);
        return new PluginPackage(metadata.Element(Nuspec + "id")?.Value ?? "", metadata.Element(Nuspec + "version")?.Value ?? "", assemblies, content);
    }

    private static SortedDictionary<string, byte[]> Closure(string assemblyPath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assemblyPath)) ?? ".";
        var found = new SortedDictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<string>([Path.GetFileNameWithoutExtension(assemblyPath)]);
        while (waiting.TryDequeue(out var name))
        {
            var path = Path.Combine(folder, name + ".dll");
            if (found.ContainsKey(name) || IsSandboxAssembly(name) || !File.Exists(path))
                continue;
            var image = File.ReadAllBytes(path);
            found.Add(name, image);
            foreach (AssemblyName reference in AssemblyFacts.Read(image).References)
                waiting.Enqueue(reference.Name ?? "");
        }
        return found;
    }

    private static XDocument NuspecOf(string id) => new(new XElement(
        Nuspec + "package",
        new XElement(
            Nuspec + "metadata",
            new XElement(Nuspec + "id", id),
            new XElement(Nuspec + "version", FixedVersion),
            new XElement(Nuspec + "authors", "CRM Aria connector"),
            new XElement(Nuspec + "license", new XAttribute("type", "expression"), "MIT"),
            new XElement(Nuspec + "description", "Plug-ins of the CRM Aria connector with the assemblies they need."))));

    private static XDocument CorePropertiesOf(string id) => new(new XElement(
        CoreProperties + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "dc", DublinCore.NamespaceName),
        new XElement(DublinCore + "creator", "CRM Aria connector"),
        new XElement(DublinCore + "identifier", id),
        new XElement(CoreProperties + "version", FixedVersion)));

    private static XDocument RelationshipsOf(string id) => new(new XElement(
        Relationships + "Relationships",
        Relationship("http://schemas.microsoft.com/packaging/2010/07/manifest", $"/{id}.nuspec", "R1"),
        Relationship("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "/package/services/metadata/core-properties/core.psmdcp", "R2")));

    private static XElement Relationship(string type, string target, string id) => new(
        Relationships + "Relationship",
        new XAttribute("Type", type),
        new XAttribute("Target", target),
        new XAttribute("Id", id));

    private static XDocument ContentTypesOf() => new(new XElement(
        Types + "Types",
        Default("dll", "application/octet-stream"),
        Default("nuspec", "application/octet-stream"),
        Default("psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"),
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml")));

    private static XElement Default(string extension, string type) => new(
        Types + "Default",
        new XAttribute("Extension", extension),
        new XAttribute("ContentType", type));
}
