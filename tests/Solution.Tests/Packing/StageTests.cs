using System;
using System.IO;
using System.Linq;
using System.Text;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.SolutionPacker.Composition;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Packing;

/// <summary>The folder pac packs from is the whole layout: every file beside its description.</summary>
public sealed class StageTests
{
    [TestCase(true, "1")]
    [TestCase(false, "0")]
    public void It_is_complete(bool managed, string kind)
    {
        var files = StagedSolution.Make(Product.Input, managed, DataverseSdk.StandIn);
        Assert.That(files.Keys.Where(f => f.EndsWith(".data.xml", StringComparison.Ordinal)).Select(f => f[..^".data.xml".Length]), Is.SubsetOf(files.Keys));
        Assert.That(files.Keys, Does.Contain("pluginpackages/aria_CrmAriaConnector.Plugins/package/aria_CrmAriaConnector.Plugins.nupkg"));
        Assert.That(files.Keys, Does.Not.Contain("ids.json").And.Not.Contain("shipped.json"));
        Assert.That(Encoding.UTF8.GetString(files["Other/Solution.xml"]), Does.Contain($"<Managed>{kind}</Managed>"));
    }

    [Test]
    public void What_was_there_before_is_gone()
    {
        var folder = Directory.CreateTempSubdirectory("staged-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "old.xml"), "");
            StagedSolution.Write(StagedSolution.Make(Product.Input, managed: true, DataverseSdk.StandIn), folder);
            Assert.That(SourceTree.Read(folder).Paths, Is.EquivalentTo(StagedSolution.Make(Product.Input, managed: true, DataverseSdk.StandIn).Keys));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
