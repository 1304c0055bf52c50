using System;
using System.IO;
using System.Linq;
using CrmAriaConnector.Plugins.CustomApis;
using CrmAriaConnector.Plugins.Transport;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker.Source;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>The classes of the code and the registrations in the files are the same, told by reflection and not by the packer.</summary>
public sealed class RegistrationTests
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

    [TestCase("Aria Representative", "")]
    [TestCase("Aria Billing Lead", "prvAppendToaria_account Basic")]
    [TestCase("Aria Administrator", "prvAppendToaria_connection Global, prvAppendaria_connection Global, prvCreatearia_connection Global, prvDeletearia_connection Global, prvWritearia_connection Global")]
    public void A_role_grants_reading_the_right_to_call_and_nothing_else_but(string role, string more)
    {
        string[] common =
        [
            "prvAppendToaria_operation Basic",
            "prvReadaria_account Global", "prvReadaria_connection Global", "prvReadaria_event Global", "prvReadaria_operation Global", "prvReadaria_order Global", "prvReadaria_planinstance Global", "prvReadaria_queuedchange Global",
            "prvReadaria_statement Global",
        ];
        var granted = Product.Input.Source.Roles.Single(r => r.Root.Attr("name") == role).Root
            .Items("RolePrivileges", "RolePrivilege").Select(p => $"{p.Attr("name")} {p.Attr("level")}");
        Assert.That(granted, Is.EquivalentTo(common.Concat(more.Split(", ", StringSplitOptions.RemoveEmptyEntries))));
    }

    [Test]
    public void The_role_of_the_event_receiver_grants_the_one_privilege_its_API_demands_and_nobody_else_has_it()
    {
        var holders = Product.Input.Source.Roles.Where(r => r.Root.Items("RolePrivileges", "RolePrivilege").Any(p => p.Attr("name") == "prvAppendToaria_event")).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(holders.Select(r => r.Root.Attr("name")), Is.EqualTo(new[] { "Aria Event Receiver" }));
            Assert.That(holders[0].Root.Items("RolePrivileges", "RolePrivilege").Count(), Is.EqualTo(1));
            Assert.That(Product.Input.Source.CustomApis.Where(a => a.Root.Child("executeprivilegename") == "prvAppendToaria_event").Select(a => a.Root.Attr("uniquename")), Is.EqualTo(new[] { "aria_ReceiveEvents" }));
        });
    }

    [TestCase("aria_CommitOperation", "OperationId 12, Version 10")]
    [TestCase("aria_FindAriaAccount", "ConnectionId 12, SearchFor 10")]
    [TestCase("aria_GetOptions", "PlanInstanceNo 10")]
    [TestCase("aria_LinkAccount", "ConnectionId 12, AcctNo 10, Fingerprint 10")]
    [TestCase("aria_PreviewChange", "Intent 10")]
    [TestCase("aria_ReceiveEvents", "Document 10")]
    [TestCase("aria_RefreshAccount", "")]
    [TestCase("aria_ResolveOperation", "OperationId 12")]
    [TestCase("aria_SetConnectionKeys", "AuthKey 10 optional, NotificationKey 10 optional")]
    [TestCase("aria_SubmitOperation", "OperationId 12")]
    [TestCase("aria_TestConnection", "")]
    [TestCase("aria_UnlinkAccount", "LinkId 12")]
    public void An_API_takes_the_parameters_of_the_contract(string api, string parameters) => Assert.That(
        Product.Input.Source.Components
            .Where(c => c.Path.StartsWith($"customapis/{api}/customapirequestparameters/", StringComparison.Ordinal))
            .Select(c => $"{c.Root.Attr("uniquename")} {c.Root.Child("type")}{(c.Root.Child("isoptional") == "1" ? " optional" : "")}"),
        Is.EquivalentTo(parameters.Split(", ", StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Whoever works with billing may call the rest; linking is for leads, entering and testing keys for those who may change connections.</summary>
    [Test]
    public void An_API_demands_the_privilege_of_those_it_is_for()
    {
        var demanded = Product.Input.Source.CustomApis.Select(a => $"{a.Root.Attr("uniquename")} {a.Root.Child("boundentitylogicalname")} {a.Root.Child("executeprivilegename")}");
        Assert.That(demanded, Is.EquivalentTo(new[]
        {
            "aria_CommitOperation account prvAppendToaria_operation", "aria_GetOptions account prvAppendToaria_operation",
            "aria_PreviewChange account prvAppendToaria_operation", "aria_RefreshAccount account prvAppendToaria_operation",
            "aria_ResolveOperation account prvAppendToaria_operation", "aria_SubmitOperation account prvAppendToaria_operation",
            "aria_FindAriaAccount account prvAppendToaria_account", "aria_LinkAccount account prvAppendToaria_account", "aria_UnlinkAccount account prvAppendToaria_account",
            "aria_ReceiveEvents  prvAppendToaria_event", "aria_SetConnectionKeys aria_connection prvWritearia_connection", "aria_TestConnection aria_connection prvWritearia_connection",
        }));
    }

    [Test]
    public void Deleting_an_account_is_refused_while_it_is_linked_and_rows_below_a_link_go_with_it()
    {
        var deletes = Product.Input.Source.RelationshipNodes.Where(r => r.Attr("Name").StartsWith("aria_", StringComparison.Ordinal))
            .Select(r => $"{r.Attr("Name")} {r.Child("CascadeDelete")}");
        Assert.That(deletes, Is.EquivalentTo(new[]
        {
            "aria_account_customer Restrict", "aria_account_connection Restrict", "aria_event_account RemoveLink", "aria_event_connection Cascade", "aria_event_operation RemoveLink", "aria_operation_customer Restrict", "aria_operation_account Restrict",
            "aria_planinstance_account Cascade", "aria_queuedchange_account Cascade", "aria_queuedchange_planinstance RemoveLink",
            "aria_statement_account Cascade", "aria_order_account Cascade",
        }));
    }
}
