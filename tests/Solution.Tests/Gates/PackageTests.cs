using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker.Packaging;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>The plug-in package loads in the sandbox: told without the gate, and told of the gate by breaking the package.</summary>
public sealed class PackageTests
{
    /// <summary>Assemblies .NET Framework 4.6.2 has itself, and the platform's SDK.</summary>
    private static readonly string[] Given =
        ["mscorlib", "System", "System.Core", "System.Data", "System.Net.Http", "System.Numerics", "System.Runtime.Serialization", "System.ServiceModel", "System.Web", "System.Xml", "System.Xml.Linq", "Microsoft.Xrm.Sdk"];

    private static IReadOnlyDictionary<string, byte[]> Nupkg { get; } = DeterministicZip.Read(Product.Input.Package.Content);

    private static IEnumerable<string> Libraries => Nupkg.Keys.Where(k => k.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>1.1 MB of 1024 × 1024 bytes: a small package loads fast in a cold sandbox.</summary>
    [Test]
    public void It_is_small() => Assert.Multiple(() =>
    {
        Assert.That(Product.Input.Package.Content.Length, Is.LessThanOrEqualTo((int)(1.1 * 1024 * 1024)), "the code or a reference has grown; make it smaller");
        Assert.That(Libraries.Count(), Is.LessThanOrEqualTo(14));
    });

    [Test]
    public void It_holds_nothing_but_assemblies_that_define_types_and_what_a_package_needs()
    {
        Assert.That(Nupkg.Keys.Except(Libraries), Is.EquivalentTo(new[] { "CrmAriaConnector.Plugins.nuspec", "[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/core.psmdcp" }));
        Assert.That(Libraries, Has.All.StartsWith($"lib/{Product.PluginFramework}/"));
        Assert.That(Libraries.Select(Path.GetFileNameWithoutExtension), Has.None.StartsWith("Microsoft.Xrm").And.None.StartsWith("Microsoft.Crm"));
        foreach (var library in Libraries)
        {
            using var pe = new PEReader(new MemoryStream(Nupkg[library]));
            Assert.That(pe.GetMetadataReader().TypeDefinitions, Has.Count.GreaterThan(1), $"{library} is a facade");
        }
    }

    [Test]
    public void Every_reference_is_met_by_exactly_the_version_that_ships_or_by_the_framework()
    {
        var shipped = Libraries.Select(l => NameOf(Nupkg[l])).ToDictionary(n => n.Name!, n => n.FullName, StringComparer.Ordinal);
        var unmet = new List<string>();
        foreach (var library in Libraries)
        {
            using var pe = new PEReader(new MemoryStream(Nupkg[library]));
            var reader = pe.GetMetadataReader();
            unmet.AddRange(reader.AssemblyReferences.Select(r => reader.GetAssemblyReference(r).GetAssemblyName())
                .Where(r => !Given.Contains(r.Name) && shipped.GetValueOrDefault(r.Name!) != r.FullName)
                .Select(r => $"{library} refers to {r.FullName}"));
        }
        Assert.That(unmet, Is.Empty);
    }

    [Test]
    public void The_plug_in_refers_to_the_genuine_SDK()
    {
        var sdk = Product.Input.Package.Plugin.References.Single(r => r.Name == "Microsoft.Xrm.Sdk");
        Assert.That(sdk.FullName, Is.EqualTo("Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"));
    }

    [Test]
    public void The_plug_in_says_which_sources_it_was_made_from() =>
        Assert.That(Product.Input.Package.Plugin.Metadata["SourceHash"], Does.Match("^[0-9a-f]{64}$"));

    [Test]
    public void A_missing_assembly_is_found() => Assert.That(
        Broken(folder => File.Delete(Path.Combine(folder, "System.Buffers.dll"))),
        Has.Some.Contains("System.Memory.dll refers to System.Buffers").And.Some.Contains("which neither ships nor belongs to .NET Framework 4.6.2; ship it"));

    [Test]
    public void A_facade_that_is_neither_signed_nor_of_the_right_version_is_found()
    {
        var findings = Broken(folder => Save("System.Buffers", new Version(9, 9, 9, 9), Path.Combine(folder, "System.Buffers.dll")));
        Assert.That(findings, Has.Some.StartsWith("System.Buffers.dll defines nothing"));
        Assert.That(findings, Has.Some.StartsWith("System.Buffers.dll is not signed"));
        Assert.That(findings, Has.Some.Contains("but 9.9.9.9 (null) ships and the sandbox redirects nothing"));
    }

    [Test]
    public void A_missing_plug_in_assembly_says_what_to_build() => Assert.That(
        () => PluginPackage.Build("nowhere/X.dll", "net462"), Throws.Exception.With.Message.Contains("build Plugins for net462 first"));

    private static IReadOnlyList<string> Broken(Action<string> change)
    {
        var folder = Directory.CreateTempSubdirectory("plugin-package-");
        try
        {
            foreach (var library in Libraries)
                File.WriteAllBytes(Path.Combine(folder.FullName, Path.GetFileName(library)), Nupkg[library]);
            change(folder.FullName);
            return Product.Findings(() => Product.Input with { Package = PluginPackage.Build(Path.Combine(folder.FullName, "CrmAriaConnector.Plugins.dll"), Product.PluginFramework) });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Save(string name, Version version, string path)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = version }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        assembly.Save(path);
    }

    private static AssemblyName NameOf(byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        return pe.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
    }
}
