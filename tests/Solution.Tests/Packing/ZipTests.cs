using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Packing;

/// <summary>The zips the build made: complete, of the source, and the same bytes for the same input.</summary>
public sealed class ZipTests
{
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    private static IReadOnlyDictionary<string, byte[]> Managed { get; } = DeterministicZip.Read(File.ReadAllBytes(Product.ManagedZip));

    private static XElement Xml(string entry) => XElement.Load(new MemoryStream(Managed[entry]));

    [Test]
    public void Two_packings_from_two_copies_of_the_inputs_are_the_same_bytes_and_those_of_the_build()
    {
        var copy = Directory.CreateTempSubdirectory("solution-copy-").FullName;
        try
        {
            // Another place, other times, and the line ends of another system.
            CopyOf(Product.Folder, Path.Combine(copy, "source"), f => f.EndsWith(".xml", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal));
            CopyOf(Path.Combine(Product.Root, "WebResources", "dist"), Path.Combine(copy, "web"), _ => false);
            CopyOf(Path.GetDirectoryName(Product.PluginAssembly)!, Path.Combine(copy, "plugin"), _ => false);
            Assert.That(Program.Main(["pack", "--source", Path.Combine(copy, "source"), "--web", Path.Combine(copy, "web"), "--plugin", Path.Combine(copy, "plugin", "CrmAriaConnector.Plugins.dll"),
                "--framework", Product.PluginFramework, "--key", Product.StrongNameKey, "--sdk", Product.DataverseSdk, "--out", Path.Combine(copy, "out")]), Is.Zero);
            foreach (var zip in new[] { Product.ManagedZip, Product.UnmanagedZip })
                Assert.That(File.ReadAllBytes(Path.Combine(copy, "out", Path.GetFileName(zip))).AsSpan().SequenceEqual(File.ReadAllBytes(zip)), Is.True, zip);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Test]
    public void Managed_and_unmanaged_differ_in_the_kind_alone()
    {
        var unmanaged = DeterministicZip.Read(File.ReadAllBytes(Product.UnmanagedZip));
        Assert.That(unmanaged.Keys, Is.EqualTo(Managed.Keys));
        Assert.That(Managed.Keys.Where(k => !Managed[k].AsSpan().SequenceEqual(unmanaged[k])), Is.EqualTo(new[] { "solution.xml" }));
        Assert.That(Encoding.UTF8.GetString(Managed["solution.xml"]).Replace("<Managed>1<", "<Managed>0<", StringComparison.Ordinal), Is.EqualTo(Encoding.UTF8.GetString(unmanaged["solution.xml"])));
    }

    [Test]
    public void The_description_says_which_SDK_built_it() => Assert.That(
        Xml("solution.xml").Descendants("Description").First().Attr("description"), Does.EndWith($" Dataverse SDK: {Product.DataverseSdk}."));

    [Test]
    public void Every_part_has_a_content_type()
    {
        var types = Xml("[Content_Types].xml");
        var extensions = types.Elements(Types + "Default").Select(d => d.Attr("Extension")).ToHashSet(StringComparer.Ordinal);
        var parts = types.Elements(Types + "Override").Select(o => o.Attr("PartName").TrimStart('/')).ToHashSet(StringComparer.Ordinal);
        Assert.That(Managed.Keys.Where(k => !extensions.Contains(Path.GetExtension(k).TrimStart('.')) && !parts.Contains(k)), Is.Empty);
        Assert.That(parts.Except(Managed.Keys), Is.Empty, "types of parts that are not there");
    }

    [Test]
    public void Every_web_resource_has_its_part_and_the_bytes_the_build_made()
    {
        var resources = Xml("customizations.xml").Element("WebResources")!.Elements("WebResource").ToList();
        Assert.That(resources.Select(r => r.Child("FileName").TrimStart('/')), Is.EquivalentTo(Managed.Keys.Where(k => k.StartsWith("WebResources/", StringComparison.Ordinal))));
        foreach (var resource in resources)
            Assert.That(Managed[resource.Child("FileName").TrimStart('/')], Is.EqualTo(File.ReadAllBytes(Path.Combine(Product.Root, "WebResources", "dist", resource.Child("Name")))), resource.Child("Name"));
    }

    [Test]
    public void Everything_of_the_source_is_in_the_zip()
    {
        var customizations = Xml("customizations.xml");
        var source = Product.Input.Source;
        Assert.Multiple(() =>
        {
            Assert.That(customizations.Descendants("Entity").Select(e => e.Child("Name")), Is.EquivalentTo(source.Tables.Select(t => t.SchemaName)));
            Assert.That(customizations.Descendants("savedqueryid").Select(e => e.Value), Is.EquivalentTo(source.Tables.SelectMany(t => t.Views).SelectMany(v => v.Root.Descendants("savedqueryid")).Select(e => e.Value)));
            Assert.That(customizations.Descendants("formid").Count(), Is.EqualTo(source.Tables.Sum(t => t.Forms.Count)));
            Assert.That(customizations.Element("EntityRelationships")!.Elements().Count(), Is.EqualTo(source.RelationshipNodes.Count()));
            Assert.That(customizations.Element("Roles")!.Elements().Select(r => r.Attr("name")), Is.EquivalentTo(source.Roles.Select(r => r.Root.Attr("name"))));
            Assert.That(customizations.Element("AppModules")!.Elements().Select(a => a.Child("UniqueName")), Is.EqualTo(new[] { "aria_AriaBilling" }));
            Assert.That(customizations.Element("AppModuleSiteMaps")!.Elements().Count(), Is.EqualTo(1));
            Assert.That(customizations.Element("SdkMessageProcessingSteps")!.Elements().Count(), Is.EqualTo(source.Steps.Count));
            Assert.That(customizations.Element("FieldSecurityProfiles")!.Elements().Count(), Is.EqualTo(1));
            Assert.That(Managed.Keys.Where(k => k.StartsWith("customapis/", StringComparison.Ordinal)), Is.EquivalentTo(source.Components.Select(c => c.Path).Where(p => p.StartsWith("customapis/", StringComparison.Ordinal))));
            Assert.That(Managed.Keys, Does.Contain("pluginpackages/aria_CrmAriaConnector.Plugins/package/aria_CrmAriaConnector.Plugins.nupkg"));
        });
    }

    [Test]
    public void A_broken_source_makes_no_zip_and_says_why()
    {
        var copy = Directory.CreateTempSubdirectory("solution-broken-").FullName;
        try
        {
            CopyOf(Product.Folder, Path.Combine(copy, "source"), _ => false);
            File.Delete(Path.Combine(copy, "source", "OptionSets", "aria_operationkind.xml"));
            using var said = new StringWriter();
            var before = Console.Error;
            Console.SetError(said);
            try
            {
                Assert.That(Program.Main(["pack", "--source", Path.Combine(copy, "source"), "--web", Path.Combine(Product.Root, "WebResources", "dist"), "--plugin", Product.PluginAssembly,
                    "--framework", Product.PluginFramework, "--key", Product.StrongNameKey, "--sdk", "Package", "--out", Path.Combine(copy, "out")]), Is.EqualTo(1));
            }
            finally
            {
                Console.SetError(before);
            }
            Assert.That(said.ToString(), Does.Contain("error : Entities/aria_operation/Entity.xml: column aria_kind: there is no choice 'aria_operationkind' in OptionSets/; restore it"));
            Assert.That(Directory.Exists(Path.Combine(copy, "out")), Is.False);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void CopyOf(string from, string to, Func<string, bool> hasOtherLineEnds)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                continue;
            var target = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (hasOtherLineEnds(file))
                File.WriteAllText(target, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
            else
                File.Copy(file, target);
            File.SetLastWriteTimeUtc(target, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }
    }
}
