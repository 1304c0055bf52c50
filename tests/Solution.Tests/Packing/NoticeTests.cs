using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrmAriaConnector.Solution.Tests.Support;

namespace CrmAriaConnector.Solution.Tests.Packing;

/// <summary>Who receives the solution receives the licences of what is in it.</summary>
public sealed class NoticeTests
{
    private static string Notices { get; } = Product.Text("THIRD-PARTY-NOTICES.md");

    [Test]
    public void Every_assembly_of_others_is_listed_with_its_version_and_nothing_else_is()
    {
        var shipped = Product.Input.Package.Assemblies.Values
            .Where(a => !a.Name.Name!.StartsWith("CrmAriaConnector.", StringComparison.Ordinal))
            .Select(a => $"| {a.Name.Name} | {a.Name.Version}");
        var listed = Notices.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Where(l => !l.StartsWith("| ---", StringComparison.Ordinal))
            .Select(l => string.Join(" |", l.Split(" |").Take(2)));
        Assert.That(listed, Is.EquivalentTo(shipped));
    }

    [Test]
    public void The_packages_named_are_those_of_the_central_versions()
    {
        var versions = Product.Text("Directory.Packages.props");
        foreach (var package in Notices.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(l => l.Split('|')[3].Trim().Split(' ')))
            Assert.That(versions, Does.Contain($"<PackageVersion Include=\"{package[0]}\" Version=\"{package[1]}\" />"));
    }

    [Test]
    public void The_licences_named_are_in_it_in_full() => Assert.Multiple(() =>
    {
        Assert.That(Notices, Does.Contain("The above copyright notice and this permission notice shall be included in all"));
        Assert.That(Notices, Does.Contain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION").And.Contain("END OF TERMS AND CONDITIONS"));
    });

    [Test]
    public void No_script_of_others_is_bundled_and_the_bundler_is_named()
    {
        using var package = JsonDocument.Parse(Product.Text("WebResources", "package.json"));
        Assert.That(package.RootElement.TryGetProperty("dependencies", out _), Is.False, "what the pages depend on ships with them: list it in THIRD-PARTY-NOTICES.md");
        Assert.That(Notices, Does.Contain($"esbuild {package.RootElement.GetProperty("devDependencies").GetProperty("esbuild").GetString()} "));
    }

    [Test]
    public void The_build_puts_a_copy_beside_the_zip() => Assert.That(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(Product.ManagedZip)!, "THIRD-PARTY-NOTICES.md")), Is.EqualTo(Notices));
}
