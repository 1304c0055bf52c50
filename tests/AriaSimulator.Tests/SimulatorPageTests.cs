using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using CrmAriaConnector.AriaSimulator.Faults;
using CrmAriaConnector.AriaSimulator.Operations;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>docs/simulator.md promises to name everything that is modelled, assumed or missing.</summary>
public sealed class SimulatorPageTests
{
    private const string Heading = "## Modelled operations\n";
    private static readonly string PagePath = Path.Combine(RepositoryRoot(), "docs", "simulator.md");
    private static readonly string Page = File.ReadAllText(PagePath);

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

    /// <summary>The part of the page that is made from the code: to make it anew, run the tests with ARIA_SIMULATOR_PAGE=write.</summary>
    private static string Generated()
    {
        var modelled = OperationRegistry.All.OrderBy(operation => operation.Name, StringComparer.Ordinal)
            .Select(operation => $"| `{operation.Name}` | {operation.Summary} |");
        var missing = ContractText.Operations.Except(OperationRegistry.All.Select(operation => operation.Name)).Order(StringComparer.Ordinal)
            .Select(name => $"* `{name}`");
        return string.Join('\n', [Heading, "| Operation | What of it |", "| --- | --- |", .. modelled, "", "## Operations of the contract that are not modelled", "", .. missing, ""]);
    }

    [Test]
    public void Every_operation_of_the_contract_is_listed_as_modelled_or_not_as_the_code_has_it()
    {
        var start = Page.IndexOf(Heading, StringComparison.Ordinal);
        Assert.That(start, Is.Positive);
        if (Environment.GetEnvironmentVariable("ARIA_SIMULATOR_PAGE") == "write")
            File.WriteAllText(PagePath, Page[..start] + Generated());
        Assert.That(File.ReadAllText(PagePath)[start..], Is.EqualTo(Generated()), "make the lists anew: ARIA_SIMULATOR_PAGE=write dotnet test tests/AriaSimulator.Tests");
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
