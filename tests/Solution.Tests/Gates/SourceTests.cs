using System;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Gates;
using CrmAriaConnector.Solution.Tests.Support;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>The source passes every gate, and a gate can fail.</summary>
public sealed class SourceTests
{
    [Test]
    public void The_source_passes_every_gate() => Assert.That(AllGates.Check(Product.Input), Is.Empty);

    [Test]
    public void A_file_outside_of_the_layout_is_found() => Assert.That(
        Product.Findings(Product.Tree.With("Roles/notes.txt", "x")),
        Is.EqualTo(new[] { "Roles/notes.txt: no part of the solution is read from here, so it would not ship; move it to its folder or delete it." }));

    [Test]
    public void A_lookup_without_its_relationship_is_found()
    {
        var path = "Other/Relationships/aria_connection.xml";
        var findings = Product.Findings(Product.Tree.With(path, "<EntityRelationships />").With("Other/Relationships.xml", Product.Tree.Text("Other/Relationships.xml").Replace("  <EntityRelationship Name=\"aria_account_connection\" />\n", "", StringComparison.Ordinal)));
        Assert.That(findings, Has.Some.Contains("the lookup aria_connectionid has 0 relationships and needs exactly one"));
    }

    [TestCase("Write", "aria_operation", TestName = "A role that lets people write operations is refused")]
    [TestCase("Create", "aria_account", TestName = "A role that lets people link accounts by hand is refused")]
    public void A_role_must_not_write_what_the_connector_writes(string verb, string table)
    {
        var role = "Roles/Aria Representative.xml";
        var findings = Product.Findings(Product.Tree.With(role, Product.Tree.Text(role).Replace("<RolePrivileges>", $"<RolePrivileges><RolePrivilege name=\"prv{verb}{table}\" level=\"Basic\" />", StringComparison.Ordinal)));
        Assert.That(findings, Has.One.EqualTo($"{role}: prv{verb}{table} would let people write rows that only the connector may write; remove it."));
    }

    [TestCase("CanRead")]
    [TestCase("CanUpdate")]
    [TestCase("CanCreate")]
    public void A_secret_that_people_can_read_or_write_is_found(string right)
    {
        var path = "Other/FieldSecurityProfiles.xml";
        var findings = Product.Findings(Product.Tree.With(path, Product.Tree.Text(path).Replace($"<{right}>0</{right}>", $"<{right}>4</{right}>", StringComparison.Ordinal)));
        Assert.That(findings.Count(f => f.Contains("must be neither read nor written by people", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void A_text_that_is_shorter_than_what_was_shipped_is_found_and_a_longer_one_is_not()
    {
        var path = "Entities/aria_connection/Entity.xml";
        var source = Product.Tree.Text(path);
        string Name(int length) => source.Replace("<MaxLength>22</MaxLength>\n          <Length>44</Length>", $"<MaxLength>{length}</MaxLength>\n          <Length>{2 * length}</Length>", StringComparison.Ordinal);
        Assert.That(Product.Findings(Product.Tree.With(path, Name(21))), Has.One.StartsWith("shipped.json: column aria_connection.aria_clientno was shipped as 'nvarchar 22' and is now 'nvarchar 21'"));
        Assert.That(Product.Findings(Product.Tree.With(path, Name(30))), Has.None.StartsWith("shipped.json"));
    }

    [Test]
    public void Another_fixed_property_of_an_API_is_found()
    {
        var path = "customapis/aria_CommitOperation/customapirequestparameters/Version/customapirequestparameter.xml";
        var findings = Product.Findings(Product.Tree.With(path, Product.Tree.Text(path).Replace("<isoptional>0<", "<isoptional>1<", StringComparison.Ordinal)));
        Assert.That(findings, Has.One.StartsWith("shipped.json: parameter aria_CommitOperation.Version was shipped as 'type 10, optional 0' and is now 'type 10, optional 1'"));
    }
}
