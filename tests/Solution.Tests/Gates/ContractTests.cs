using System;
using System.Linq;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>Slips that leave every name and id in order and would yet change what the solution does: none packs, and the sentence says what is wrong.</summary>
public sealed class ContractTests
{
    private const string AccountRibbon = "Entities/Account/RibbonDiff.xml";
    private const string Connection = "Entities/aria_connection/Entity.xml";
    private const string FollowUp = "SdkMessageProcessingSteps/{0334c86b-13a5-5a96-ae3c-b07576b324b2}.xml";
    private const string EventFollowUp = "SdkMessageProcessingSteps/{ebb20b93-00f7-59a3-b49b-aeeb450c8806}.xml";
    private const string Package = "pluginpackages/aria_CrmAriaConnector.Plugins/pluginpackage.xml";

    [TestCase(Connection, "<IsReadOnlyInMobileClient>0<", "<IsReadOnlyInMobileClient>1<", "no app would let Aria Administrator create, change or delete a row or show their commands; set it to 0", TestName = "An app must let administrators write connections")]
    [TestCase(Connection, "<EnforceStateTransitions>0<", "<EnforceStateTransitions>1<", "EnforceStateTransitions is '1' and must be '0'", TestName = "Rows are deactivated without a list of transitions")]
    [TestCase("Roles/Aria Administrator.xml", "<IsCustomizable>0<", "<IsCustomizable>1<", "IsCustomizable is '1' and must be '0'", TestName = "Customers do not change a role")]
    [TestCase(FollowUp, "<Mode>1<", "<Mode>0<", "must not happen inside the transaction of whoever wrote the row; set Mode to 1", TestName = "The follow-up of an operation is asynchronous")]
    [TestCase(EventFollowUp, "<Mode>1<", "<Mode>0<", "must not happen inside the transaction of whoever wrote the row; set Mode to 1", TestName = "The follow-up of an event is asynchronous")]
    [TestCase(Package, "<version>1.0.0<", "<version>2.0.0<", "all must stay 1.0.0", TestName = "The package keeps its version")]
    [TestCase(Package, "<exportkeyversion>1<", "<exportkeyversion>0<", "exportkeyversion is '0' and must be '1'", TestName = "The keys are of version 1")]
    [TestCase(Package, "<iscustomizable>0<", "<iscustomizable>1<", "iscustomizable is '1' and must be '0'", TestName = "Customers do not change the package")]
    [TestCase("customapis/aria_LinkAccount/customapi.xml", "prvAppendToaria_account", "prvAppendToaria_operation", "says 'for holders of prvAppendToaria_operation' and must say 'for holders of prvAppendToaria_account'", TestName = "Linking is for leads")]
    [TestCase("Roles/Aria Representative.xml", "<RolePrivileges>", "<RolePrivileges><RolePrivilege name=\"prvAppendToaria_account\" level=\"Basic\" />", "role Aria Representative says 'prvAppendToaria_account Basic', which the contract does not", TestName = "Representatives do not link")]
    [TestCase("Other/Relationships/Account.xml", "<CascadeDelete>Restrict<", "<CascadeDelete>Cascade<", "relationship aria_account_customer says 'CascadeDelete Cascade' and must say 'CascadeDelete Restrict'", TestName = "A linked account is not deleted silently")]
    [TestCase("OptionSets/aria_operationstate.xml", "\"Refused\"", "\"Done\"", "choice aria_operationstate says '727900003 Done' and must say '727900003 Refused'", TestName = "The name of an option says what the code means by it")]
    [TestCase(AccountRibbon, "FunctionName=\"AriaBilling.refreshFromAria\"", "FunctionName=\"AriaBilling.unlinkFromAria\"", "button aria.account.Form.Refresh.Button says 'calls AriaBilling.unlinkFromAria", TestName = "Refresh does not unlink")]
    [TestCase(AccountRibbon, "\"SelectedControlSelectedItemIds\"", "\"OrgName\"", "and must say 'calls AriaBilling.openBillingFromGrid(SelectedControlSelectedItemIds)", TestName = "The grid's command gets the selected rows")]
    [TestCase(AccountRibbon, "\"Refresh from Aria\"", "\"Unlink\"", "and must say 'LabelText: Refresh from Aria'", TestName = "Refresh is called Refresh")]
    [TestCase(AccountRibbon, " InvertResult=\"true\"", "", "FormStateRule/@InvertResult is missing", TestName = "Commands are shown when the row is saved and not before")]
    [TestCase(AccountRibbon, " State=\"Create\"", "", "FormStateRule/@State is missing", TestName = "A rule on the form's state names the state")]
    [TestCase(AccountRibbon, "<EntityPrivilegeRule EntityName=\"aria_account\" PrivilegeType=\"AppendTo\" PrivilegeDepth=\"Basic\" />", "", "must say 'shown by EntityPrivilegeRule EntityName=aria_account PrivilegeType=AppendTo PrivilegeDepth=Basic'", TestName = "A rule has a body")]
    [TestCase(AccountRibbon, "PrivilegeType=\"AppendTo\"", "PrivilegeType=\"Read\"", "says 'shown by EntityPrivilegeRule EntityName=aria_operation PrivilegeType=Read", TestName = "A rule asks for the privilege of its API")]
    [TestCase(AccountRibbon, "Id=\"aria.account.Form.Link.Button\" ", "", "Button/@Id is missing", TestName = "A button has an id")]
    [TestCase(AccountRibbon, "LabelText=\"$LocLabels:aria.account.Link.Label\" ", "", "@LabelText is missing", TestName = "A button has a label")]
    public void A_slip_of_meaning_is_refused(string path, string right, string wrong, string sentence)
    {
        var text = Product.Tree.Text(path);
        Assert.That(text, Does.Contain(right));
        Assert.That(Product.Findings(Product.Tree.With(path, text.Replace(right, wrong, StringComparison.Ordinal))), Has.Some.StartsWith(path).And.Some.Contains(sentence));
    }

    [Test]
    public void A_command_keeps_its_own_rule()
    {
        var text = Product.Tree.Text(AccountRibbon);
        var link = text.IndexOf("<CommandDefinition Id=\"aria.account.Form.Link.Command\">", StringComparison.Ordinal);
        var rule = text.IndexOf("aria.account.MayLink.DisplayRule", link, StringComparison.Ordinal);
        var wrong = text.Remove(rule, "aria.account.MayLink".Length).Insert(rule, "aria.account.MayUseAria");
        Assert.That(Product.Findings(Product.Tree.With(AccountRibbon, wrong)), Has.One.Contains("button aria.account.Form.Link.Button says 'shown by EntityPrivilegeRule EntityName=aria_operation"));
    }

    [Test]
    public void A_ribbon_keeps_its_texts()
    {
        var text = Product.Tree.Text(AccountRibbon);
        var wrong = text.Remove(text.IndexOf("  <LocLabels>", StringComparison.Ordinal)) + "</RibbonDiffXml>";
        Assert.That(Product.Findings(Product.Tree.With(AccountRibbon, wrong)), Has.Some.Contains("LocLabels is missing and must be there"));
    }

    [Test]
    public void The_states_of_a_table_are_there()
    {
        const string path = "Entities/aria_order/Entity.xml";
        var text = Product.Tree.Text(path);
        var (begin, end) = (text.IndexOf("<statuses>", StringComparison.Ordinal), text.IndexOf("</statuses>", StringComparison.Ordinal));
        Assert.That(Product.Findings(Product.Tree.With(path, text[..begin] + "<statuses>" + text[end..])), Has.One.Contains("table aria_order must say 'status 1 Active: of state 0', 'status 2 Inactive: of state 1' by the contract"));
    }

    /// <summary>A bulk deletion by this view deletes what it shows.</summary>
    [TestCase("aria_operation", "Old operations (retention)", "<condition attribute=\"aria_state\"", "</condition>", "views of aria_operation says 'Old operations (retention) (0): (modifiedon olderthan-x-months 24)")]
    [TestCase("aria_event", "Old events (retention)", "operator=\"olderthan", "\"", "the operator '' is none of")]
    public void A_view_for_deletion_shows_nothing_else(string table, string name, string begin, string end, string sentence)
    {
        var view = View(table, name);
        var text = Product.Tree.Text(view.Path);
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, from + begin.Length, StringComparison.Ordinal) + end.Length;
        Assert.That(Product.Findings(Product.Tree.With(view.Path, text.Remove(from, to - from))), Has.Some.Contains(sentence));
    }

    [Test]
    public void A_view_filters_by_states_that_exist()
    {
        var view = View("aria_operation", "Needs attention");
        var wrong = Product.Tree.Text(view.Path).Replace("attribute=\"statecode\" operator=\"eq\" value=\"0\"", "attribute=\"statecode\" operator=\"eq\" value=\"7\"", StringComparison.Ordinal);
        Assert.That(Product.Findings(Product.Tree.With(view.Path, wrong)), Has.One.Contains("statecode has no option 7; correct the condition"));
    }

    [Test]
    public void Every_table_has_a_view_of_what_needs_attention() => Assert.That(
        Product.Input.Source.OwnTables.Where(t => !t.Views.Any(v => NameOf(v) == "Needs attention")).Select(t => t.LogicalName), Is.Empty);

    private static SourceFile View(string table, string name) => Product.Input.Source.OwnTables.Single(t => t.LogicalName == table).Views.Single(v => NameOf(v) == name);

    private static string NameOf(SourceFile view) => view.Root.Descendants("LocalizedName").Single().Attr("description");
}
