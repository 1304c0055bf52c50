using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.ContractGenerator;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>The library as a NuGet package of its own: whoever takes it gets a client that runs.</summary>
[TestFixture]
public class PackageTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private string _folder = "";
    private ZipArchive _package = null!;

    [OneTimeSetUp]
    public void Pack()
    {
        _folder = Directory.CreateTempSubdirectory("aria-client-package").FullName;
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", Repository.Find().ClientProject, "--no-build", "--no-restore", "-c", Configuration, "-o", _folder])
        {
            RedirectStandardOutput = true,
        })!;
        var output = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        Assert.That(pack.ExitCode, Is.Zero, output);
        _package = ZipFile.OpenRead(Directory.GetFiles(_folder, "*.nupkg").Single());
    }

    [OneTimeTearDown]
    public void Clear()
    {
        _package?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void Each_build_comes_with_its_documentation_and_the_pages_the_readme_names() =>
        Assert.That(_package.Entries.Select(entry => entry.FullName), Is.SupersetOf(new[]
        {
            "lib/net471/CrmAriaConnector.AriaClient.dll", "lib/net471/CrmAriaConnector.AriaClient.xml",
            "lib/net10.0/CrmAriaConnector.AriaClient.dll", "lib/net10.0/CrmAriaConnector.AriaClient.xml",
            "README.md", "docs/errors.md", "docs/rules.md",
        }));

    /// <summary>RestSharp's oldest build for .NET Framework is for 4.7.1; one offered to 4.6.2 would meet the netstandard build, which it does not fit.</summary>
    [Test]
    public void On_the_NET_Framework_it_is_offered_from_4_7_1_on_and_brings_RestSharp()
    {
        using var stream = _package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var groups = XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "group").ToDictionary(
            group => (string)group.Attribute("targetFramework")!,
            group => group.Elements().Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}").ToArray());
        Assert.That(groups.Keys, Is.EquivalentTo(new[] { ".NETFramework4.7.1", "net10.0" }));
        foreach (var dependencies in groups.Values)
            Assert.That(dependencies, Is.EqualTo(new[] { "Newtonsoft.Json 13.0.4", "RestSharp 114.1.0" }));
        Assert.That(_package.Entries, Has.None.Matches<ZipArchiveEntry>(entry => entry.FullName.StartsWith("lib/net46", StringComparison.Ordinal)));
    }
}
