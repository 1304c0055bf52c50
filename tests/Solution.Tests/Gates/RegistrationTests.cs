using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Transport;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker.Source;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>The classes of the code and the registrations in the files are the same, told by reflection and not by the packer.</summary>
public sealed partial class RegistrationTests
{
    private static Type[] Classes { get; } = typeof(CommitOperationPlugin).Assembly.GetExportedTypes()
        .Where(t => typeof(IPlugin).IsAssignableFrom(t) && !t.IsAbstract).ToArray();

    [Test]
    public void There_is_one_Custom_API_for_each_class_of_the_CustomApis_namespace() => Assert.That(
        Product.Input.Source.CustomApis.Select(a => a.Root.Attr("uniquename")),
        Is.EquivalentTo(Classes.Where(t => t.Namespace == "CrmAriaConnector.Plugins.CustomApis").Select(t => "aria_" + t.Name[..^"Plugin".Length])));

    [Test]
    public void There_is_a_step_for_each_class_of_the_Steps_namespace_and_every_class_is_in_one_of_the_two()
    {
        var steps = Classes.Where(t => t.Namespace == "CrmAriaConnector.Plugins.Steps").Select(t => t.FullName).ToArray();
        Assert.That(Product.Input.Source.Steps.Select(s => s.Root.Attr("Name").Split(':')[0]).Distinct(), Is.EquivalentTo(steps));
        Assert.That(Classes.Select(t => t.Namespace), Has.All.EqualTo("CrmAriaConnector.Plugins.CustomApis").Or.EqualTo("CrmAriaConnector.Plugins.Steps"));
    }

    [Test]
    public void The_platform_can_make_every_class_and_tests_can_give_it_a_transport() => Assert.Multiple(() =>
    {
        foreach (var type in Classes)
        {
            Assert.That(type.GetConstructor(Type.EmptyTypes), Is.Not.Null, type.FullName);
            Assert.That(type.GetConstructor([typeof(IAriaTransportFactory)]), Is.Not.Null, type.FullName);
        }
    });

    [Test]
    public void A_class_that_is_registered_nowhere_is_found()
    {
        var tree = Product.Tree.Paths.Where(p => p.StartsWith("SdkMessageProcessingSteps/", StringComparison.Ordinal)).Aggregate(Product.Tree, (t, p) => t.Without(p));
        Assert.That(Product.Findings(tree), Has.Some.StartsWith("CrmAriaConnector.Plugins.Steps.OperationFollowUpPlugin: no Custom API and no step of the solution calls this class"));
    }

    [Test]
    public void The_tables_and_columns_are_those_of_the_architecture()
    {
        var text = File.ReadAllText(Path.Combine(Product.Root, "docs", "architecture.md"));
        var columns = Product.Input.Source.OwnTables.SelectMany(t => t.Columns).Where(c => c.Child("IsCustomField") == "1").Select(c => c.Child("LogicalName"));
        Assert.That(columns.Where(c => !text.Contains($"`{c}`", StringComparison.Ordinal)), Is.Empty, "columns docs/architecture.md does not name");
        Assert.That(Product.Input.Source.OwnTables.Select(t => t.LogicalName).Where(t => !text.Contains($"**{t}**", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>An administrator grants the calls one by one in Aria; one that is not named fails in the middle of somebody's work.</summary>
    [Test]
    public void The_page_for_administrators_names_every_call_a_key_needs()
    {
        using var plugin = new PEReader(File.OpenRead(Product.PluginAssembly));
        var reader = plugin.GetMetadataReader();
        var calls = reader.TypeReferences.Select(reader.GetTypeReference)
            .Where(type => reader.GetString(type.Namespace) == "CrmAriaConnector.Aria")
            .Select(type => reader.GetString(type.Name))
            .Where(name => name.EndsWith("Request", StringComparison.Ordinal) && name != "AriaRequest")
            .Select(name => Capital().Replace(name[..^"Request".Length], match => "_" + char.ToLowerInvariant(match.Value[0])).TrimStart('_') + "_m")
            .ToList();
        var text = Product.Text("docs", "admin.md");
        Assert.That(calls, Does.Contain("update_acct_plan_m"));
        Assert.That(calls.Where(call => !text.Contains($"`{call}`", StringComparison.Ordinal)), Is.Empty);
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
