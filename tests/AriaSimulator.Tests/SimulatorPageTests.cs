using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.Operations;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>docs/simulator.md promises to name everything that is modelled, assumed or missing.</summary>
public sealed class SimulatorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "simulator.md"));

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "CrmAriaConnector.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }

    private static string Section(string heading)
    {
        var start = Page.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        var end = Page.IndexOf("\n## ", start + 3, StringComparison.Ordinal);
        return end < 0 ? Page[start..] : Page[start..end];
    }

    private static string[] NamesIn(string section) => [.. Regex.Matches(section, "`([a-z0-9_]+_m)`").Select(match => match.Groups[1].Value)];

    [Test]
    public void Every_modelled_operation_is_listed_and_no_other()
    {
        var listed = Section("What it models").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => NamesIn(line).Take(1));
        Assert.That(listed, Is.EquivalentTo(OperationRegistry.All.Select(operation => operation.Name)), "write the operation into the table of docs/simulator.md");
    }

    [Test]
    public void Every_operation_of_the_contract_that_is_not_modelled_is_listed_as_such()
    {
        var missing = ContractText.Operations.Except(OperationRegistry.All.Select(operation => operation.Name));
        Assert.That(NamesIn(Section("Operations of the contract that are not modelled")), Is.EquivalentTo(missing));
    }

    [Test]
    public void Every_setting_is_listed_with_its_default_and_assumptions_are_marked_with_their_reason()
    {
        var defaults = new Settings();
        foreach (var property in typeof(Settings).GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var row = Section("Settings").Split('\n').SingleOrDefault(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));
            Assert.That(row, Is.Not.Null, $"{name} is missing from docs/simulator.md");

            var value = property.GetValue(defaults);
            var spelled = value is bool flag ? (flag ? "true" : "false") : FormattableString.Invariant($"{value}");
            Assert.That(row!.Split('|')[2].Trim(), Is.EqualTo(spelled), name);
            var why = property.GetCustomAttribute<AssumedAttribute>()?.Why;
            Assert.That(row, Does.Contain(why == null ? "| published |" : $"*assumed*: {why}"), name);
        }
    }

    [Test]
    public void Every_kind_of_fault_is_listed()
    {
        foreach (var kind in Enum.GetNames<FaultKind>())
            Assert.That(Page, Does.Contain($"`{JsonNamingPolicy.CamelCase.ConvertName(kind)}`"));
    }
}
