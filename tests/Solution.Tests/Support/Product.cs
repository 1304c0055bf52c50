using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.SolutionPacker.Gates;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Support;

/// <summary>What the build made: the source, what it is packed from, and the zips.</summary>
internal static class Product
{
    public static string Root => Told("RepositoryRoot");

    public static string Folder => Path.Combine(Root, "Solution");

    public static string PluginAssembly => Told("PluginAssembly");

    public static string PluginFramework => Told("PluginFramework");

    public static string StrongNameKey => Path.Combine(Root, "eng", "CrmAriaConnector.snk");

    public static string DataverseSdk => Told("DataverseSdk");

    public static string ManagedZip => Path.Combine(Told("ArtifactsRoot"), "CrmAriaConnector_managed.zip");

    public static string UnmanagedZip => Path.Combine(Told("ArtifactsRoot"), "CrmAriaConnector.zip");

    private static readonly Lazy<PackInput> LazyInput = new(() => new PackInput(SolutionSource.Read(Folder), WebFiles.Read(Path.Combine(Root, "WebResources", "dist")), PackedPackage()));

    /// <summary>The source with the package that is in the zip.</summary>
    public static PackInput Input => LazyInput.Value;

    /// <summary>Version of the solution, as its manifest says it.</summary>
    public static string Version => Input.Source.Manifest.Root.Element("SolutionManifest")!.Child("Version");

    public static SourceTree Tree => Input.Source.Tree;

    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>What the gates say of another source; a source that cannot be read is a finding too.</summary>
    public static IReadOnlyList<string> Findings(SourceTree tree) => Findings(() => Input with { Source = SolutionSource.Of(tree) });

    /// <summary>The first finding, where one is enough.</summary>
    public static IReadOnlyList<string> FirstFinding(SourceTree tree) => Findings(() => Input with { Source = SolutionSource.Of(tree) }, most: 1);

    public static IReadOnlyList<string> Findings(Func<PackInput> input, int most = int.MaxValue)
    {
        try
        {
            return AllGates.Find(input()).Take(most).ToList();
        }
        catch (PackException exception)
        {
            return exception.Message.Split('\n');
        }
    }

    private static PluginPackage PackedPackage()
    {
        var zip = DeterministicZip.Read(File.ReadAllBytes(ManagedZip));
        return PluginPackage.Read(zip.Single(e => e.Key.EndsWith(".nupkg", StringComparison.Ordinal)).Value);
    }

    private static string Told(string key) => typeof(Product).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
